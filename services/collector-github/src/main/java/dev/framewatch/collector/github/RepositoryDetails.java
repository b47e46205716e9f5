package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.taxonomy.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fetches repositories by GitHub's GraphQL API, with their READMEs and manifests: many for one point.
 *
 * @param github is asked
 * @param observation makes the events
 */
record RepositoryDetails(GitHub github, Observation observation) {
    /** How many are fetched at once. */
    static final int BATCH = 20;

    /** After how many failures in a row, in which ever fewer are asked for, the one that is left is given up. */
    private static final int PATIENCE = 8;

    private static final List<String> READMES = List.of("README.md", "readme.md", "README.rst", "README");
    /** The manifests that are read, those that tell most first. */
    static final List<String> MANIFESTS = List.of(
            "requirements.txt",
            "pyproject.toml",
            "setup.py",
            "setup.cfg",
            "environment.yml",
            "environment.yaml",
            "Pipfile",
            "package.json",
            "Cargo.toml",
            "Dockerfile");

    private static final int MOST_DEPENDENCIES = 2_000;
    private static final int LONGEST_DEPENDENCY = 214;

    private static final String REPOSITORY =
            "fragment all on Repository{id databaseId nameWithOwner url description createdAt updatedAt pushedAt"
                    + " stargazerCount forkCount isFork mirrorUrl templateRepository{databaseId} primaryLanguage{name}"
                    + " issues(states:OPEN){totalCount} pullRequests(states:OPEN){totalCount}"
                    + " repositoryTopics(first:20){nodes{topic{name}}}"
                    + files("readme", READMES)
                    + files("manifest", MANIFESTS)
                    + "}";

    /** Asks for the repositories of names that GitHub gave, in the variable {@code ids}. */
    private static final String QUERY = "query($ids:[ID!]!){nodes(ids:$ids){...all}} " + REPOSITORY;

    /** What follows from a page, and from what is still to be fetched. */
    interface Then {
        Poll poll(RepositoryPage page, List<String> rest);
    }

    /** Fetches the first of those that are to be fetched, by GitHub's names for them; fewer after each failure. */
    Poll fetch(List<String> pending, PollContext context, Then then) {
        int size = size(context);
        List<String> nodes = pending.subList(0, Math.min(pending.size(), size));
        List<String> rest = pending.subList(nodes.size(), pending.size());
        RepositoryPage page = page(context);
        return ask(
                QUERY,
                Map.of("ids", nodes),
                nodes.size(),
                context,
                data -> {
                    GraphQlAnswer.nodes(data).forEach(node -> page.add(read(node)));
                    return then.poll(page, rest);
                },
                failure -> {
                    page.reject(nodes.getFirst(), failure);
                    return then.poll(page, rest);
                });
    }

    /** How many repositories are asked for at once: fewer after each failure. */
    static int size(PollContext context) {
        return Math.max(1, BATCH >> Math.min(context.attempt(), 10));
    }

    /**
     * Asks for some repositories. One alone that fails again and again holds nobody up for ever: it is given up, if
     * GitHub answers a question for a framework's own repository meanwhile.
     *
     * @param then what follows from the data
     * @param giveUp what follows where the only one that was asked for is given up, from the last failure
     */
    Poll ask(
            String query,
            Map<String, Object> variables,
            int size,
            PollContext context,
            Function<JsonNode, Poll> then,
            Function<PollFailed, Poll> giveUp) {
        JsonNode data;
        try {
            switch (github.query(context, query, variables)) {
                case Asked.Limited limited -> {
                    return limited.until();
                }
                case Asked.Told told -> data = GraphQlAnswer.data(told.answer(), size);
            }
        } catch (PollFailed failed) {
            if (size > 1 || context.attempt() < PATIENCE) {
                throw failed;
            }
            return doubted(context, () -> giveUp.apply(failed));
        }
        return then.apply(data);
    }

    private Poll doubted(PollContext context, Supplier<Poll> believed) {
        Landmark landmark = Landmark.of(observation.taxonomy());
        String known = "query{" + landmark.name().field("known", "databaseId") + "}";
        return switch (github.query(context, known, Map.of())) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                landmark.believe(
                        GraphQlAnswer.data(told.answer(), 1).path("known").hasNonNull("databaseId"));
                yield believed.get();
            }
        };
    }

    /** A query for the repositories that have or had these names, {@code r0}, {@code r1} and so on. */
    static String query(List<RepositoryName> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i).field("r" + i, "...all"))
                .collect(Collectors.joining("", "query{", "} " + REPOSITORY));
    }

    /** A page that is still empty. */
    RepositoryPage page(PollContext context) {
        return new RepositoryPage(observation, context.clock().instant());
    }

    private static String files(String alias, List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> " " + alias + i + ":object(expression:\"HEAD:" + names.get(i) + "\"){... on Blob{text}}")
                .collect(Collectors.joining());
    }

    /** A repository of an answer, in the words of the REST API. */
    static GitHubRepository read(JsonNode node) {
        Fields told = new Fields(node);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.set("id", node.path("databaseId"));
        json.set("node_id", node.path("id"));
        json.set("full_name", node.path("nameWithOwner"));
        json.set("html_url", node.path("url"));
        json.set("description", node.path("description"));
        json.set("created_at", node.path("createdAt"));
        json.set("updated_at", node.path("updatedAt"));
        json.set("pushed_at", node.path("pushedAt"));
        json.set("stargazers_count", node.path("stargazerCount"));
        json.set("forks_count", node.path("forkCount"));
        json.set("fork", node.path("isFork"));
        json.set("mirror_url", node.path("mirrorUrl"));
        json.set("template_repository", node.path("templateRepository"));
        json.set("language", node.path("primaryLanguage").path("name"));
        Long issues = told.in("issues").count("totalCount");
        Long requests = told.in("pullRequests").count("totalCount");
        if (issues != null && requests != null) {
            // REST counts open pull requests as issues.
            json.put("open_issues_count", issues + requests);
        }
        ArrayNode topics = json.putArray("topics");
        for (JsonNode topic : node.path("repositoryTopics").path("nodes")) {
            topics.add(topic.path("topic").path("name"));
        }
        return new GitHubRepository(new Fields(json), readme(told), dependencies(manifests(told)));
    }

    private static @Nullable String readme(Fields told) {
        for (int i = 0; i < READMES.size(); i++) {
            String text = told.in("readme" + i).text("text");
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static Map<String, String> manifests(Fields told) {
        Map<String, String> manifests = new LinkedHashMap<>();
        for (int i = 0; i < MANIFESTS.size(); i++) {
            String text = told.in("manifest" + i).text("text");
            if (text != null) {
                manifests.put(MANIFESTS.get(i), text);
            }
        }
        return manifests;
    }

    /** The packages that manifests name, whose texts are given by their names. */
    static List<String> dependencies(Map<String, String> manifests) {
        Set<String> packages = new LinkedHashSet<>();
        manifests.forEach((file, text) -> Manifest.named(file)
                .ifPresent(manifest -> packages.addAll(manifest.read(file, text).packages())));
        List<String> all = new ArrayList<>(packages);
        all.removeIf(name -> name.length() > LONGEST_DEPENDENCY);
        return all.subList(0, Math.min(all.size(), MOST_DEPENDENCIES));
    }
}
