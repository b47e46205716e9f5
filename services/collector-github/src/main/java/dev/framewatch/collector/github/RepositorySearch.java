package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A search for repositories in a stretch of time. GitHub shows 1,000 results of a search, so a stretch with more is
 * searched in halves. Those that left the stretch while its pages were read move others across the pages, so then its
 * halves are searched as well. With a token the details of what was found are fetched before it is published.
 *
 * @param github is asked
 * @param queries the searches
 * @param changed the time that is searched in: {@code pushed} or {@code created}
 * @param observation makes the events
 */
record RepositorySearch(GitHub github, FrameworkQueries queries, String changed, Observation observation) {
    private static final int MOST_RESULTS = 1_000;
    private static final int PATIENCE = 3;
    private static final int BATCH = 20;

    /** One request of it. What is older than {@code since} need not be known afterwards. */
    Poll poll(SearchState state, long since, PollContext context) {
        return state.pending().isEmpty() ? search(state, since, context) : fetch(state, since, context);
    }

    private Poll search(SearchState state, long since, PollContext context) {
        Slice slice = state.slice();
        String link = state.link();
        String query = queries.query(slice.query(), changed, slice.from(), slice.to());
        return switch (github.ask(
                context, Resource.SEARCH, api -> link == null ? api.search(query) : api.at(URI.create(link), null))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> found(state, since, told.answer(), context);
        };
    }

    private Poll found(SearchState state, long since, Answer answer, PollContext context) {
        if (!answer.isOk()) {
            throw answer.failure();
        }
        Fields page = new Fields(answer.json());
        Long total = page.count("total_count");
        JsonNode items = page.json().path("items");
        if (total == null || !items.isArray()) {
            throw new PollFailed("GitHub answered a search with what is no page of results");
        }
        boolean splits = state.slice().splits();
        if (page.isTrue("incomplete_results")) {
            if (context.attempt() < PATIENCE || !splits) {
                throw new PollFailed("GitHub did not search everything (incomplete_results)");
            }
            return Poll.Page.of(List.of(), Cursor.of(state.halved()), true);
        }
        if (state.link() == null && total >= MOST_RESULTS && splits) {
            return Poll.Page.of(List.of(), Cursor.of(state.halved()), true).fetching(items.size());
        }
        Optional<String> next = answer.next().map(URI::toString);
        SearchState on = state.at(next.orElse(""), total.intValue());
        SearchState after =
                next.isPresent() ? on : on.moved() && splits ? state.halved() : state.searched(queries.size());
        return published(after, since, items, context);
    }

    private Poll published(SearchState after, long since, JsonNode items, PollContext context) {
        RepositoryPage page = new RepositoryPage(observation, context.clock().instant());
        Set<String> pending = new LinkedHashSet<>();
        for (JsonNode item : items) {
            GitHubRepository repository = GitHubRepository.of(new Fields(item));
            String node = repository.fields().text("node_id");
            Long seen = after.seen().get(repository.number());
            if (seen != null
                    && repository.lack().isEmpty()
                    && repository.changed().getEpochSecond() <= seen) {
                continue;
            }
            if (node == null || !github.hasToken()) {
                page.add(repository);
            } else {
                pending.add(node);
            }
        }
        return page.poll(after.fetching(List.copyOf(pending)), since).fetching(items.size());
    }

    private Poll fetch(SearchState state, long since, PollContext context) {
        int size = Math.min(state.pending().size(), Math.max(1, BATCH >> Math.min(context.attempt(), 10)));
        List<String> batch = state.pending().subList(0, size);
        return switch (github.query(context, RepositoryDetails.QUERY, Map.of("ids", batch))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                RepositoryPage page =
                        new RepositoryPage(observation, context.clock().instant());
                for (JsonNode node : GraphQlAnswer.nodes(told.answer(), size)) {
                    page.add(RepositoryDetails.read(node));
                }
                yield page.poll(
                        state.fetching(
                                state.pending().subList(size, state.pending().size())),
                        since);
            }
        };
    }
}
