package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reddit's API as far as collectors use it: {@code /r/…/new}, {@code /r/…/comments} and {@code /api/info}. Sources:
 * www.reddit.com/dev/api for listings, support.reddithelp.com for limits.
 */
final class RedditApi implements Api {
    private static final int DEEPEST = 1_000;
    private static final int MOST_A_PAGE = 100;

    private final World world;
    private final Faults faults;
    private final Budgets budgets;
    private final RedditTokens tokens;

    RedditApi(World world, Faults faults, Budgets budgets, RedditTokens tokens) {
        this.world = world;
        this.faults = faults;
        this.budgets = budgets;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "reddit";
    }

    @Override
    public String resource(Request request) {
        return "api";
    }

    @Override
    public String client(Request request) {
        return tokens.app(request).orElse("anonymous");
    }

    @Override
    public Allowance allowance(String resource, Request request) {
        return new Allowance(budgets.reddit(), Duration.ofMinutes(10));
    }

    @Override
    public Map<String, String> headers(String resource, Quota.Reading reading, Instant now) {
        Duration rest = Duration.between(now, reading.resets());
        return Map.of(
                "X-Ratelimit-Used", String.valueOf(reading.used()),
                "X-Ratelimit-Remaining", String.valueOf((double) reading.remaining()),
                "X-Ratelimit-Reset", String.valueOf(Math.max(0, rest.toSeconds())));
    }

    @Override
    public Reply limited() {
        return RedditTokens.refusal(429, "Too Many Requests");
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        if (!RedditTokens.named(request)) {
            return limited();
        }
        if (!request.authorized()) {
            return RedditTokens.refusal(403, "Forbidden");
        }
        if (tokens.app(request).isEmpty()) {
            return RedditTokens.refusal(401, "Unauthorized");
        }
        List<String> path = List.of(request.path().substring(1).split("/", -1));
        if (path.equals(List.of("api", "info"))) {
            return info(request);
        }
        boolean ofSubreddit = path.size() == 3 && path.getFirst().equals("r");
        return switch (ofSubreddit ? path.get(2) : "") {
            case "new" -> listing(request, newest(path.get(1), Kind.POST));
            case "comments" -> listing(request, newest(path.get(1), Kind.COMMENT));
            default -> RedditTokens.refusal(404, "Not Found");
        };
    }

    /** What the listing of subreddits holds that are joined by plus signs: the newest first, nothing deleted. */
    private List<WorldThing> newest(String subreddits, Kind kind) {
        Instant now = world.now();
        Set<String> wanted = Arrays.stream(subreddits.toLowerCase(Locale.ROOT).split("[+ ]", -1))
                .collect(Collectors.toSet());
        return world.things().reversed().stream()
                .filter(thing -> thing.kind() == kind && !thing.deleted(now))
                .filter(thing -> wanted.contains(thing.subreddit().toLowerCase(Locale.ROOT)))
                .limit(DEEPEST)
                .toList();
    }

    /** What was deleted is still told of by its name, without what it held; an incomplete answer tells nothing. */
    private Reply info(Request request) {
        if (faults.happens(faults.mischief().incomplete())) {
            return page(request, List.of(), false, false);
        }
        Set<String> names = Arrays.stream(request.parameter("id", "").split(",", -1))
                .limit(MOST_A_PAGE)
                .collect(Collectors.toSet());
        return page(
                request,
                world.things().stream()
                        .filter(thing -> names.contains(thing.fullname()))
                        .toList(),
                false,
                false);
    }

    /** A page behind or before an item; where that item is no longer in the listing, nothing is. */
    private Reply listing(Request request, List<WorldThing> all) {
        int limit = request.number("limit", 25, MOST_A_PAGE);
        List<String> names = all.stream().map(WorldThing::fullname).toList();
        int from = 0;
        int to = Math.min(all.size(), limit);
        if (!request.parameter("before", "").isEmpty()) {
            to = Math.max(0, names.indexOf(request.parameter("before", "")));
            from = Math.max(0, to - limit);
        } else if (!request.parameter("after", "").isEmpty()) {
            int anchor = names.indexOf(request.parameter("after", ""));
            from = anchor < 0 ? all.size() : anchor + 1;
            to = Math.min(all.size(), from + limit);
        }
        return page(request, all.subList(from, to), from > 0, to < all.size());
    }

    private Reply page(Request request, List<WorldThing> things, boolean earlier, boolean later) {
        Instant now = world.now();
        boolean raw = request.parameter("raw_json", "").equals("1");
        List<Map<String, Object>> children = new ArrayList<>();
        for (WorldThing thing : things) {
            Map<String, Object> data = thing.json(now);
            if (!raw) {
                data.replaceAll((_, value) -> value instanceof String text ? escaped(text) : value);
            }
            children.add(Map.of("kind", thing.fullname().substring(0, 2), "data", data));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("modhash", null);
        data.put("dist", children.size());
        data.put("after", later && !things.isEmpty() ? things.getLast().fullname() : null);
        data.put("before", earlier && !things.isEmpty() ? things.getFirst().fullname() : null);
        data.put("children", faults.disordered(children));
        return Reply.json(200, Map.of("kind", "Listing", "data", data));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
