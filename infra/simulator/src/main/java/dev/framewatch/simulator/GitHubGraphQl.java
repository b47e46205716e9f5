package dev.framewatch.simulator;

import dev.framewatch.simulator.GraphQl.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's GraphQL API as far as collectors use it: {@code repository}, {@code search}, {@code node}, {@code nodes} and
 * {@code rateLimit}. A call costs one point for each hundred of the requests that its connections need, at least one:
 * docs.github.com/graphql, rate limits.
 */
final class GitHubGraphQl {
    private static final int MOST_A_PAGE = 100;
    private static final int MOST_RESULTS = 1_000;
    private static final String REPOSITORY = "R_";

    /** The value of a field, by its arguments. */
    private interface Value extends Function<Map<String, Object>, @Nullable Object> {}

    private final World world;

    GitHubGraphQl(World world) {
        this.world = world;
    }

    /** How many points a call costs; one that cannot be read costs one. */
    int cost(Request request) {
        try {
            return Math.max(1, (int) Math.round(requests(fields(request), 1) / 100.0));
        } catch (JacksonException | GraphQl.Unreadable unreadable) {
            return 1;
        }
    }

    private static long requests(List<Field> fields, long parents) {
        return fields.stream()
                .mapToLong(field -> {
                    boolean connection = field.arguments().containsKey("first");
                    long inside = connection ? parents * size(field.arguments()) : parents;
                    return (connection ? parents : 0) + requests(field.fields(), inside);
                })
                .sum();
    }

    Reply answer(Request request, Quota.Reading reading) {
        if (!request.authorized()) {
            return Reply.message(401, "This endpoint requires you to be authenticated.");
        }
        List<Map<String, Object>> errors = new ArrayList<>();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(
                "rateLimit",
                Map.of(
                        "limit", reading.limit(),
                        "cost", cost(request),
                        "used", reading.used(),
                        "remaining", reading.remaining(),
                        "resetAt", GitHubJson.second(reading.resets())));
        root.put("repository", (Value) arguments -> found(arguments.get("owner") + "/" + arguments.get("name")));
        root.put("node", (Value) arguments -> node(String.valueOf(arguments.get("id"))));
        root.put("nodes", (Value) arguments -> list(arguments.get("ids")).stream()
                .<@Nullable Object>map(id -> node(String.valueOf(id)))
                .toList());
        root.put("search", (Value) this::search);
        try {
            Object data = shown(root, fields(request), errors);
            return Reply.json(200, errors.isEmpty() ? Map.of("data", data) : Map.of("data", data, "errors", errors));
        } catch (JacksonException | GraphQl.Unreadable unreadable) {
            return Reply.json(
                    200, Map.of("errors", List.of(Map.of("message", String.valueOf(unreadable.getMessage())))));
        }
    }

    private static List<Field> fields(Request request) {
        Map<?, ?> body = JsonMapper.shared().readValue(request.body(), Map.class);
        Map<String, Object> variables = new LinkedHashMap<>();
        if (body.get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> variables.put(String.valueOf(name), value));
        }
        return GraphQl.fields(String.valueOf(body.get("query")), variables);
    }

    private static List<?> list(@Nullable Object ids) {
        return ids instanceof List<?> list ? list.subList(0, Math.min(MOST_A_PAGE, list.size())) : List.of();
    }

    private @Nullable Object found(String fullName) {
        return world.repository(fullName).map(this::json).orElse(null);
    }

    private @Nullable Object node(String id) {
        return world.repository(id.startsWith(REPOSITORY) ? id.substring(REPOSITORY.length()) : id)
                .map(this::json)
                .orElse(null);
    }

    private Object search(Map<String, Object> arguments) {
        GitHubQuery query;
        try {
            query = GitHubQuery.of(String.valueOf(arguments.get("query")));
        } catch (GitHubQuery.Refused refused) {
            throw new GraphQl.Unreadable(String.valueOf(refused.getMessage()));
        }
        List<WorldRepository.State> all =
                world.repositories().filter(query::matches).toList();
        Map<String, Object> found = new LinkedHashMap<>(connection(
                all.reversed().stream().limit(MOST_RESULTS).map(this::json).toList(), arguments));
        found.put("repositoryCount", all.size());
        return found;
    }

    private static Map<String, Object> connection(List<?> all, Map<String, Object> arguments) {
        Object after = arguments.get("after");
        int from = after == null ? 0 : Integer.parseInt(after.toString());
        int to = Math.min(all.size(), from + (int) size(arguments));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("hasNextPage", to < all.size());
        page.put("endCursor", to == from ? null : String.valueOf(to));
        return Map.of("nodes", all.subList(Math.min(from, to), to), "pageInfo", page, "totalCount", all.size());
    }

    private static long size(Map<String, Object> arguments) {
        String first = String.valueOf(arguments.get("first"));
        return first.matches("[0-9]{1,3}") ? Math.min(MOST_A_PAGE, Integer.parseInt(first)) : MOST_A_PAGE;
    }

    private Map<String, Object> json(WorldRepository.State state) {
        WorldRepository its = state.repository();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", REPOSITORY + its.id());
        json.put("databaseId", its.id());
        json.put("name", state.name());
        json.put("nameWithOwner", state.fullName());
        json.put("owner", Map.of("login", state.owner()));
        json.put("url", "https://github.com/" + state.fullName());
        json.put("description", its.description());
        json.put("createdAt", GitHubJson.second(its.created()));
        json.put("updatedAt", GitHubJson.second(state.changed()));
        json.put("pushedAt", GitHubJson.second(state.changed()));
        json.put("stargazerCount", state.stars());
        json.put("forkCount", state.forks());
        json.put("isFork", false);
        json.put("mirrorUrl", (Value) arguments -> null);
        json.put("templateRepository", (Value) arguments -> null);
        json.put("isArchived", false);
        json.put("primaryLanguage", Map.of("name", "Python"));
        json.put("issues", (Value) arguments -> Map.of("totalCount", state.openIssues()));
        json.put("pullRequests", Map.of("totalCount", 0));
        json.put("repositoryTopics", (Value) arguments -> connection(
                its.topics().stream()
                        .map(topic -> Map.of("topic", Map.of("name", topic)))
                        .toList(),
                arguments));
        json.put("releases", (Value) arguments -> connection(releases(its), arguments));
        json.put("object", (Value) arguments -> file(its, String.valueOf(arguments.get("expression"))));
        return json;
    }

    private List<?> releases(WorldRepository repository) {
        return repository.releases(world.now()).stream()
                .map(release -> Map.of(
                        "databaseId", release.id(),
                        "tagName", release.tag(),
                        "name", release.tag(),
                        "isPrerelease", false,
                        "publishedAt", GitHubJson.second(release.published())))
                .toList();
    }

    private static @Nullable Object file(WorldRepository repository, String expression) {
        if (expression.equals("HEAD:README.md")) {
            return Map.of("text", repository.readme());
        }
        return repository
                .manifest()
                .filter(manifest -> expression.equals("HEAD:" + manifest.name()))
                .map(manifest -> Map.of("text", manifest.text()))
                .orElse(null);
    }

    private static Map<String, Object> notFound(Field field) {
        String name = field.arguments().get("owner") + "/" + field.arguments().get("name");
        return Map.of(
                "type",
                "NOT_FOUND",
                "path",
                List.of(field.alias()),
                "message",
                "Could not resolve to a Repository with the name '" + name + "'.");
    }

    /** What was asked for of a value; an unknown field is an error, and absent. */
    private static @Nullable Object shown(
            @Nullable Object value, List<Field> fields, List<Map<String, Object>> errors) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(each -> all.add(shown(each, fields, errors)));
            return all;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (Field field : fields) {
            if (map.containsKey(field.name())) {
                Object its = map.get(field.name());
                Object told = its instanceof Value by ? by.apply(field.arguments()) : its;
                if (told == null && field.name().equals("repository")) {
                    errors.add(notFound(field));
                }
                shown.put(field.alias(), shown(told, field.fields(), errors));
            } else if (!field.name().equals("__typename")) {
                errors.add(Map.of("message", "Field '" + field.name() + "' doesn't exist here"));
            }
        }
        return shown;
    }
}
