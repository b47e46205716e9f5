package dev.framewatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GitHub's REST API as far as collectors use it: search, repositories by name and number, their README, manifests,
 * releases and star history. Source of what it does: docs.github.com/rest.
 */
final class GitHubApi implements Api {
    private static final int MOST_RESULTS = 1_000;
    private static final int MENDED_AFTER = 2;
    private static final String SEARCH = "search";
    private static final String GRAPHQL = "graphql";
    private static final String NOT_FOUND = "Not Found";

    private final World world;
    private final Faults faults;
    private final Budgets budgets;
    private final GitHubGraphQl graphQl;
    private final Map<Long, Integer> histories = new ConcurrentHashMap<>();

    GitHubApi(World world, Faults faults, Budgets budgets) {
        this.world = world;
        this.faults = faults;
        this.budgets = budgets;
        this.graphQl = new GitHubGraphQl(world);
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String resource(Request request) {
        if (request.path().equals("/graphql")) {
            return GRAPHQL;
        }
        return request.path().startsWith("/search/") ? SEARCH : "core";
    }

    @Override
    public Allowance allowance(String resource, Request request) {
        boolean known = request.authorized();
        return switch (resource) {
            case SEARCH ->
                new Allowance(known ? budgets.githubSearch() : budgets.githubAnonymousSearch(), Duration.ofMinutes(1));
            case GRAPHQL -> new Allowance(known ? budgets.githubGraphQl() : 0, Duration.ofHours(1));
            default -> new Allowance(known ? budgets.githubCore() : budgets.githubAnonymous(), Duration.ofHours(1));
        };
    }

    @Override
    public Allowance burst() {
        return new Allowance(budgets.githubPoints(), Duration.ofMinutes(1));
    }

    /** At least a minute: docs.github.com/rest, best practices. */
    @Override
    public Duration untold() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int cost(Request request) {
        return switch (request.path()) {
            case "/graphql" -> graphQl.cost(request);
            case "/rate_limit" -> 0;
            default -> 1;
        };
    }

    @Override
    public Map<String, String> headers(String resource, Quota.Reading reading, Instant now) {
        return Map.of(
                "x-ratelimit-limit", String.valueOf(reading.limit()),
                "x-ratelimit-remaining", String.valueOf(reading.remaining()),
                "x-ratelimit-used", String.valueOf(reading.used()),
                "x-ratelimit-reset", String.valueOf(reading.resets().getEpochSecond()),
                "x-ratelimit-resource", resource);
    }

    /** Not of searches, which are answered without one. */
    @Override
    public boolean tagged(Request request) {
        return resource(request).equals("core");
    }

    /** Only with a token: docs.github.com/rest, best practices, on conditional requests. */
    @Override
    public boolean freeIfUnchanged(Request request) {
        return request.authorized();
    }

    @Override
    public Reply exhausted(Quota.Reading reading) {
        return Reply.message(faults.among(2) == 0 ? 403 : 429, "API rate limit exceeded");
    }

    @Override
    public Reply limited() {
        return Reply.message(faults.among(2) == 0 ? 403 : 429, "You have exceeded a secondary rate limit");
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        List<String> path = List.of(request.path().substring(1).split("/", -1));
        if (request.path().equals("/graphql")) {
            return graphQl.answer(request, spending.of(GRAPHQL));
        }
        if (request.path().equals("/rate_limit")) {
            return limits(spending);
        }
        if (!request.method().equals("GET")) {
            return Reply.message(404, NOT_FOUND);
        }
        if (request.path().equals("/search/repositories")) {
            return search(request);
        }
        boolean byName = path.size() >= 3 && path.getFirst().equals("repos");
        boolean byNumber = path.size() >= 2 && path.getFirst().equals("repositories");
        if (!byName && !byNumber) {
            return Reply.message(404, NOT_FOUND);
        }
        Optional<WorldRepository.State> found =
                world.repository(byName ? path.get(1) + "/" + path.get(2) : path.get(1));
        if (found.isEmpty()) {
            return Reply.message(404, NOT_FOUND);
        }
        WorldRepository.State state = found.get();
        List<String> rest = path.subList(byName ? 3 : 2, path.size());
        if (byName && !state.fullName().equalsIgnoreCase(path.get(1) + "/" + path.get(2))) {
            String moved = request.base() + "/repositories/"
                    + state.repository().id() + (rest.isEmpty() ? "" : "/" + String.join("/", rest));
            return Reply.json(301, Map.of("message", "Moved Permanently", "url", moved))
                    .with("Location", moved);
        }
        return part(request, state, String.join("/", rest));
    }

    private Reply part(Request request, WorldRepository.State state, String part) {
        return switch (part) {
            case "" -> Reply.json(200, GitHubJson.json(state));
            case "topics" -> Reply.json(200, Map.of("names", state.repository().topics()));
            case "readme" -> GitHubJson.file("README.md", state.repository().readme());
            case "contents" -> Reply.json(200, GitHubJson.listing(state));
            case "releases" -> paged(Pages.of(request, GitHubJson.releases(state, world.now()), 30, 100));
            case "stargazers/history" -> paged(Pages.of(request, history(state), 30, 30));
            default ->
                state.repository()
                        .manifest()
                        .filter(manifest -> part.equals("contents/" + manifest.name()))
                        .map(manifest -> GitHubJson.file(manifest.name(), manifest.text()))
                        .orElseGet(() -> Reply.message(404, NOT_FOUND));
        };
    }

    /** The history of stars; none where it is missing, which is mended after a few times. */
    private List<Map<String, Object>> history(WorldRepository.State state) {
        long id = state.repository().id();
        boolean missing = faults.mischief().missing() > world.chance("stars", id);
        return missing && histories.merge(id, 1, Integer::sum) <= MENDED_AFTER
                ? List.of()
                : GitHubJson.history(state, world.now());
    }

    private static Reply limits(Spending spending) {
        Map<String, Object> resources = new TreeMap<>();
        for (String resource : List.of("core", SEARCH, GRAPHQL)) {
            Quota.Reading reading = spending.of(resource);
            resources.put(
                    resource,
                    Map.of(
                            "limit", reading.limit(),
                            "used", reading.used(),
                            "remaining", reading.remaining(),
                            "reset", reading.resets().getEpochSecond()));
        }
        return Reply.json(200, Map.of("resources", resources, "rate", resources.get("core")));
    }

    private Reply paged(Pages<?> page) {
        Reply reply = Reply.json(200, faults.disordered(page.items()));
        return page.link().map(link -> reply.with("Link", link)).orElse(reply);
    }

    private Reply search(Request request) {
        GitHubQuery query;
        try {
            query = GitHubQuery.of(request.parameter("q", ""));
        } catch (GitHubQuery.Refused refused) {
            return Reply.message(422, String.valueOf(refused.getMessage()));
        }
        int size = request.number("per_page", 30, 100);
        int page = request.number("page", 1, 100_000);
        if ((page - 1) * size >= MOST_RESULTS) {
            return Reply.message(422, "Only the first 1000 search results are available");
        }
        List<WorldRepository.State> all =
                new ArrayList<>(world.repositories().filter(query::matches).toList());
        Comparator<WorldRepository.State> order = request.parameter("sort", "").equals("stars")
                ? Comparator.comparingLong(WorldRepository.State::stars)
                : Comparator.comparing(WorldRepository.State::changed);
        all.sort(request.parameter("order", "desc").equals("asc") ? order : order.reversed());
        boolean incomplete = faults.happens(faults.mischief().incomplete());
        Pages<WorldRepository.State> found =
                Pages.of(request, all.stream().limit(MOST_RESULTS).toList(), 30, 100);
        List<Map<String, Object>> items =
                new ArrayList<>(found.items().stream().map(GitHubJson::json).toList());
        Reply reply = Reply.json(
                200,
                Map.of(
                        "total_count",
                        all.size(),
                        "incomplete_results",
                        incomplete,
                        "items",
                        faults.disordered(incomplete ? items.subList(0, items.size() / 2) : items)));
        return found.link().map(link -> reply.with("Link", link)).orElse(reply);
    }
}
