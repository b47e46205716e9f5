package dev.framewatch.simulator;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The site that followed Papers with Code, as far as its client ({@code huggingface/pwc-cli}) shows it: {@code
 * /api/v1/papers/} in pages of {@code count}, {@code next}, {@code previous} and {@code results}, between two days that
 * {@code applied_filters} confirms, with their repositories where asked for. It needs no credentials.
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
            return papers(request);
        }
        String[] rest =
                path.startsWith(PAPERS) ? path.substring(PAPERS.length()).split("/", -1) : new String[0];
        return world.papers().stream()
                .filter(paper -> rest.length > 0 && paper.id().equals(rest[0]))
                .findFirst()
                .map(paper -> rest[1].equals("repositories")
                        ? page(request, repositories(paper))
                        : Reply.json(200, json(paper, resources(request))))
                .orElseGet(() -> Reply.json(404, Map.of("detail", "Not found.")));
    }

    /** Papers by when they appeared, the newest first unless asked otherwise; both days are among them. */
    private Reply papers(Request request) {
        String from = request.parameter("start_date", "0000-01-01");
        String to = request.parameter("end_date", "9999-12-31");
        Comparator<WorldPaper> order =
                Comparator.comparing(WorldPaper::published).thenComparingInt(WorldPaper::number);
        return page(
                request,
                world.papers().stream()
                        .filter(paper -> from.compareTo(day(paper)) <= 0 && to.compareTo(day(paper)) >= 0)
                        .sorted(request.parameter("order_dir", "desc").equals("asc") ? order : order.reversed())
                        .map(paper -> json(paper, resources(request)))
                        .toList());
    }

    private static boolean resources(Request request) {
        return Boolean.parseBoolean(request.parameter("include_resources", "false"));
    }

    private Reply page(Request request, List<Map<String, Object>> all) {
        int size = request.number("page_size", 50, 100);
        int page = request.number("page", 1, 1_000_000);
        int from = Math.min(all.size(), (page - 1) * size);
        int to = Math.min(all.size(), from + size);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", all.size());
        json.put("next", to < all.size() ? address(request, page + 1) : null);
        json.put("previous", page > 1 ? address(request, page - 1) : null);
        Map<String, String> filters = new LinkedHashMap<>(request.query());
        filters.keySet().retainAll(List.of("start_date", "end_date"));
        json.put("applied_filters", filters);
        json.put("results", faults.disordered(all.subList(from, to)));
        return Reply.json(200, json);
    }

    private static String address(Request request, int page) {
        return Pages.address(request, "page", page, "").replaceFirst("^<(.*)>.*", "$1");
    }

    private static String day(WorldPaper paper) {
        return paper.published().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Map<String, Object> json(WorldPaper paper, boolean resources) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", "generated-" + paper.number());
        json.put("arxiv_id", paper.id());
        json.put("url_abs", "https://arxiv.org/abs/" + paper.id());
        json.put("url_pdf", "https://arxiv.org/pdf/" + paper.id());
        json.put("title", paper.title());
        json.put("abstract", paper.summary());
        json.put("authors", List.of("[generated] author " + paper.number() % 900));
        json.put("published", day(paper));
        json.put("proceeding", null);
        if (resources) {
            json.put("repositories", repositories(paper));
        }
        return json;
    }

    private static List<Map<String, Object>> repositories(WorldPaper paper) {
        return paper.repository().stream()
                .map(repository -> Map.<String, Object>of(
                        "url",
                        "https://github.com/" + repository.firstFullName(),
                        "is_official",
                        true,
                        "num_stars",
                        paper.upvotes(),
                        "framework",
                        repository.wording().used().map(Framework::declared).orElse("none")))
                .toList();
    }
}
