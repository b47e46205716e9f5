package dev.framewatch.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hugging Face's API as far as collectors use it: the daily papers, a paper, its repositories, and models by tag.
 * Sources: huggingface.co/docs/hub/api and rate-limits. Each paper has one model.
 */
final class HuggingFaceApi implements Api {
    /** What is told of a model that was there before dates were kept. */
    private static final Instant BEFORE_DATES = Instant.parse("2022-03-02T23:29:04Z");

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final World world;
    private final Faults faults;
    private final Budgets budgets;

    HuggingFaceApi(World world, Faults faults, Budgets budgets) {
        this.world = world;
        this.faults = faults;
        this.budgets = budgets;
    }

    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public String resource(Request request) {
        return "api";
    }

    @Override
    public Allowance allowance(String resource, Request request) {
        return new Allowance(request.authorized() ? budgets.huggingFace() : budgets.huggingFaceAnonymous(), WINDOW);
    }

    @Override
    public Map<String, String> headers(String resource, Quota.Reading reading, Instant now) {
        long rest = Math.max(0, Duration.between(now, reading.resets()).toSeconds());
        return Map.of(
                "RateLimit", "\"api\";r=" + reading.remaining() + ";t=" + rest,
                "RateLimit-Policy", "\"fixed window\";\"api\";q=" + reading.limit() + ";w=" + WINDOW.toSeconds());
    }

    @Override
    public boolean tagged(Request request) {
        return true;
    }

    @Override
    public Reply limited() {
        return error(429, "We had to rate limit your IP");
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        String path = request.path();
        if (path.equals("/api/daily_papers")) {
            return daily(request);
        }
        if (path.equals("/api/models")) {
            return models(request);
        }
        if (path.startsWith("/api/papers/")) {
            return paper(path.substring("/api/papers/".length()))
                    .map(paper -> Reply.json(200, inner(paper)))
                    .orElseGet(() -> error(404, "Paper not found"));
        }
        if (path.startsWith("/api/arxiv/") && path.endsWith("/repos")) {
            return paper(path.substring("/api/arxiv/".length(), path.length() - "/repos".length()))
                    .map(paper -> Reply.json(
                            200, Map.of("models", List.of(model(paper)), "datasets", List.of(), "spaces", List.of())))
                    .orElseGet(() -> error(404, "Paper not found"));
        }
        return error(404, "Sorry, we can't find the page you are looking for.");
    }

    private Optional<WorldPaper> paper(String id) {
        return world.papers().stream().filter(paper -> paper.id().equals(id)).findFirst();
    }

    /** The papers submitted on a day (UTC), the oldest first; a day that has not begun is refused. */
    private Reply daily(Request request) {
        LocalDate today = world.now().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate day;
        try {
            day = LocalDate.parse(request.parameter("date", today.toString()));
        } catch (DateTimeParseException noDate) {
            return error(400, "Invalid date");
        }
        if (day.isAfter(today)) {
            return error(400, "The date is in the future");
        }
        int limit = request.number("limit", 50, 100);
        int page = request.query().getOrDefault("p", "0").matches("[0-9]{1,4}")
                ? Integer.parseInt(request.parameter("p", "0"))
                : 0;
        List<Map<String, Object>> rows = world.papers().stream()
                .filter(paper ->
                        paper.submitted().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
                .skip((long) page * limit)
                .limit(limit)
                .map(HuggingFaceApi::row)
                .toList();
        return Reply.json(200, faults.disordered(rows));
    }

    private static Map<String, Object> row(WorldPaper paper) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("paper", inner(paper));
        row.put("publishedAt", millis(paper.published()));
        row.put("title", paper.title());
        row.put("summary", paper.summary());
        row.put("numComments", paper.comments());
        row.put("isAuthorParticipating", false);
        return row;
    }

    private static Map<String, Object> inner(WorldPaper paper) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", paper.id());
        json.put("authors", List.of(Map.of("name", "[generated] author " + paper.number() % 900, "hidden", false)));
        json.put("publishedAt", millis(paper.published()));
        json.put("submittedOnDailyAt", millis(paper.submitted()));
        json.put("title", paper.title());
        json.put("summary", paper.summary());
        json.put("upvotes", paper.upvotes());
        paper.repository()
                .ifPresent(repository -> json.put("githubRepo", "https://github.com/" + repository.firstFullName()));
        return json;
    }

    /** Models that have all of some tags, a page at a time behind the cursor of the {@code Link} header. */
    private Reply models(Request request) {
        List<String> tags = Arrays.stream(request.parameter("filter", "").split(",", -1))
                .filter(tag -> !tag.isEmpty())
                .toList();
        int limit = request.number("limit", 1_000, 1_000);
        int from = request.number("cursor", 0, Integer.MAX_VALUE);
        List<Map<String, Object>> found = world.papers().stream()
                .map(HuggingFaceApi::model)
                .filter(model -> model.get("tags") instanceof List<?> its && its.containsAll(tags))
                .toList();
        int to = Math.min(found.size(), from + limit);
        Reply reply = Reply.json(200, faults.disordered(found.subList(Math.min(from, to), to)));
        return to < found.size() ? reply.with("Link", Pages.address(request, "cursor", to, "next")) : reply;
    }

    private static Map<String, Object> model(WorldPaper paper) {
        Instant created = paper.published().isBefore(BEFORE_DATES) ? BEFORE_DATES : paper.published();
        String id = "generated/model-" + paper.number();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_id", Long.toHexString(1L << 40 | paper.number()));
        json.put("id", id);
        json.put("modelId", id);
        json.put("likes", paper.upvotes() / 3);
        json.put("downloads", paper.upvotes() * 50L);
        json.put("private", false);
        json.put("tags", paper.modelTags());
        if (!paper.frameworks().isEmpty()) {
            json.put("library_name", paper.frameworks().getFirst().id());
        }
        json.put("createdAt", millis(created));
        return json;
    }

    private static String millis(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Map.of("error", message));
    }
}
