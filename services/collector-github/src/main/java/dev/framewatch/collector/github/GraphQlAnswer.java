package dev.framewatch.collector.github;

import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.PollFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What GraphQL answered: data, errors, or some of both. */
final class GraphQlAnswer {
    /** Errors that say of one thing that it is not there, or not for us. */
    private static final Set<String> ABSENT = Set.of("NOT_FOUND", "FORBIDDEN");

    private GraphQlAnswer() {}

    /** The things of {@code nodes} that are there; a {@link PollFailed} if there are none at all. */
    static List<JsonNode> nodes(JsonNode data) {
        JsonNode nodes = data.path("nodes");
        if (!nodes.isArray()) {
            throw new PollFailed("GitHub's GraphQL answered without nodes");
        }
        List<JsonNode> there = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (node.hasNonNull("databaseId")) {
                there.add(node);
            }
        }
        return there;
    }

    /**
     * The data of an answer, in which what is absent is null.
     *
     * @param asked for how many was asked; an error in one alone is no failure, so that it never holds others up
     * @throws PollFailed if there is no answer for all of them
     */
    static JsonNode data(Answer answer, int asked) {
        if (!answer.isOk()) {
            throw answer.failure();
        }
        JsonNode json = answer.json();
        JsonNode data = json.path("data");
        for (JsonNode error : json.path("errors")) {
            String type = error.path("type").asString("of no type");
            if (!ABSENT.contains(type) && (asked > 1 || !data.isObject())) {
                throw new PollFailed("GitHub's GraphQL answered with an error " + type);
            }
        }
        if (!data.isObject()) {
            throw new PollFailed("GitHub's GraphQL answered without data");
        }
        return data;
    }
}
