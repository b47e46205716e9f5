package dev.framewatch.simulator;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The site that followed Papers with Code, as far as third-party code shows it: {@code /api/v1/papers/} in pages of
 * {@code count}, {@code next}, {@code previous} and {@code results}, and a paper's repositories. It needs no credentials.
 */
final class PapersApi implements Api {
    private static final String PAPERS = "/api/v1/papers/";

    private final World world;
    private final Faults faults;

    PapersApi(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    @Override
    public String name() {
        return "paperswithcode";
    }

    @Override
    public String resource(Request request) {
        return "api";
    }

    /** Nothing is documented; a request a second is what a polite client would not pass. */
    @Override
    public Allowance allowance(String resource, Request request) {
        return new Allowance(300, Duration.ofMinutes(5));
    }

    @Override
    public Reply answer(Request request, Spending spending) {
        String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
        if (path.equals(PAPERS)) {
            return page(
                    request,
                    world.papers().reversed().stream().map(PapersApi::json).toList());
        }
        String[] rest =
                path.startsWith(PAPERS) ? path.substring(PAPERS.length()).split("/", -1) : new String[0];
        return world.papers().stream()
                .filter(paper -> rest.length > 0 && paper.id().equals(rest[0]))
                .findFirst()
                .map(paper -> rest[1].equals("repositories")
                        ? page(request, repositories(paper))
                        : Reply.json(200, json(paper)))
                .orElseGet(() -> Reply.json(404, Map.of("detail", "Not found.")));
    }

    private Reply page(Request request, List<Map<String, Object>> all) {
        int size = request.number("items_per_page", 50, 500);
        int page = request.number("page", 1, 1_000_000);
        int from = Math.min(all.size(), (page - 1) * size);
        int to = Math.min(all.size(), from + size);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", all.size());
        json.put("next", to < all.size() ? address(request, page + 1, size) : null);
        json.put("previous", page > 1 ? address(request, page - 1, size) : null);
        json.put("results", faults.disordered(all.subList(from, to)));
        return Reply.json(200, json);
    }

    private static String address(Request request, int page, int size) {
        return request.base() + request.path() + "?page=" + page + "&items_per_page=" + size;
    }

    private static Map<String, Object> json(WorldPaper paper) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", "generated-" + paper.number());
        json.put("arxiv_id", paper.id());
        json.put("url_abs", "https://arxiv.org/abs/" + paper.id());
        json.put("url_pdf", "https://arxiv.org/pdf/" + paper.id());
        json.put("title", paper.title());
        json.put("abstract", paper.summary());
        json.put("authors", List.of("[generated] author " + paper.number() % 900));
        json.put(
                "published",
                paper.published().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        json.put("proceeding", null);
        return json;
    }

    private static List<Map<String, Object>> repositories(WorldPaper paper) {
        return paper.repository().stream()
                .map(repository -> Map.<String, Object>of(
                        "url",
                        "https://github.com/" + repository.firstFullName(),
                        "is_official",
                        true,
                        "stars",
                        paper.upvotes(),
                        "framework",
                        repository.frameworks().isEmpty()
                                ? "none"
                                : repository.frameworks().getFirst().declared()))
                .toList();
    }
}
