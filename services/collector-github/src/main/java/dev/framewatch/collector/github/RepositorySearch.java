package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A search for repositories in a stretch of time. GitHub shows 1,000 results of a search, so a stretch with more is
 * searched in halves; a second with more is a gap. Those that left the stretch while its pages were read move others across the pages, so then its
 * halves are searched as well. With a token the details of what was found are fetched before it is published; without one
 * those of a few are read when everything was searched, and these are published again.
 *
 * @param details fetches them
 * @param queries the searches
 * @param changed the time that is searched in: {@code pushed} or {@code created}
 */
record RepositorySearch(RepositoryDetails details, FrameworkQueries queries, String changed) {
    /** What fills a gap of it, in words for the user. */
    static final String REMEDY =
            "Nothing but luck: GitHub shows 1,000 results of a search, and a second is the shortest"
                    + " one. What was left out is found when it is pushed to again";

    private static final Logger LOG = LoggerFactory.getLogger(RepositorySearch.class);
    private static final int MOST_RESULTS = 1_000;
    private static final int PATIENCE = 3;

    /** One request of it. What is older than {@code since} need not be known afterwards. */
    Poll poll(SearchState state, long since, PollContext context) {
        if (state.files().next() != null) {
            return read(state, since, context);
        }
        boolean enough = state.pending().size() >= RepositoryDetails.BATCH;
        return enough || state.open().isEmpty()
                ? details.fetch(
                        state.pending(), context, (page, rest) -> leading(page, state.fetching(rest), since, context))
                : search(state, since, context);
    }

    private Poll search(SearchState state, long since, PollContext context) {
        Slice slice = state.slice();
        if (slice.query() >= queries.size()) {
            // a taxonomy with fewer frameworks than the one before
            return leading(details.page(context), state.searched(queries.size()), since, context);
        }
        String link = state.link();
        if (link != null && !details.github().holds(link)) {
            return search(state.again(), since, context);
        }
        String query = queries.query(slice.query(), changed, slice.from(), slice.to());
        return switch (details.github()
                .ask(
                        context,
                        Resource.SEARCH,
                        api -> link == null ? api.search(query) : api.at(URI.create(link), null))) {
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
        String link = state.link();
        if (link == null && total >= MOST_RESULTS && splits) {
            return Poll.Page.of(List.of(), Cursor.of(state.halved()), true).fetching(items.size());
        }
        Optional<String> next = answer.next().map(URI::toString);
        SearchState on = state.at(next.orElse(""), total.intValue());
        SearchState after =
                next.isPresent() ? on : on.moved() && splits ? state.halved() : state.searched(queries.size());
        boolean overfull = link == null && total >= MOST_RESULTS;
        return published(after, since, items, context)
                .lacking(overfull ? List.of(overfull(state.slice(), total)) : List.of());
    }

    /** The second of which GitHub does not show all. */
    private Gap overfull(Slice slice, long total) {
        Instant second = Instant.ofEpochSecond(slice.from());
        Gap gap = new Gap(
                changed + ":" + second + ":" + slice.query(),
                Gap.State.SUSPICIOUS,
                "GitHub shows 1,000 of " + total + " repositories with " + changed + " in this second");
        return changed.equals("created") ? gap.of(new Span(second, second.plusSeconds(1)), Kind.REPOSITORY) : gap;
    }

    private Poll.Page published(SearchState after, long since, JsonNode items, PollContext context) {
        RepositoryPage page = details.page(context);
        Set<String> pending = new LinkedHashSet<>(after.pending());
        Map<String, Long> unread = new HashMap<>();
        for (JsonNode item : items) {
            GitHubRepository repository = GitHubRepository.of(new Fields(item));
            String node = repository.fields().text("node_id");
            Long seen = after.seen().get(repository.number());
            if (seen != null
                    && repository.lack().isEmpty()
                    && repository.changed().getEpochSecond() <= seen) {
                continue;
            }
            if (node != null && details.github().hasToken()) {
                pending.add(node);
                continue;
            }
            if (repository.lack().isEmpty()) {
                unread.put(repository.number(), repository.changed().getEpochSecond());
            }
            if (repository.lack().isPresent() || !after.files().wereRead(repository.number())) {
                page.add(repository);
            }
        }
        SearchState found =
                after.fetching(List.copyOf(pending)).with(after.files().finding(unread));
        return leading(page, found, since, context).fetching(items.size());
    }

    /** Reads the files of the one whose turn it is. What has to wait for that waits alone. */
    private Poll read(SearchState state, long since, PollContext context) {
        RepositoryFiles files = new RepositoryFiles(details.github(), context);
        RepositoryPage page = details.page(context);
        SlowFiles all = state.files();
        SlowFiles after = all.puttingOff();
        try {
            if (files.affordable()) {
                Optional<GitHubRepository> read = files.read(Objects.requireNonNull(all.next()));
                read.ifPresent(page::addRead);
                after = read.isPresent() ? all.reading(context.clock().instant()) : all.passing();
            }
        } catch (BudgetSpent spent) {
            LOG.debug("Files wait for {}", spent.budget());
        } catch (PollFailed failed) {
            if (context.attempt() < PATIENCE) {
                throw failed;
            }
            after = all.passing();
        }
        return ended(page, state.with(after), since);
    }

    private Poll.Page leading(RepositoryPage page, SearchState state, long since, PollContext context) {
        boolean reads = state.isDone()
                && context.days().isEmpty()
                && !details.github().hasToken()
                && new RepositoryFiles(details.github(), context).affordable();
        Instant now = context.clock().instant();
        return ended(page, reads ? state.with(state.files().choosing(now)) : state, since);
    }

    private static Poll.Page ended(RepositoryPage page, SearchState state, long since) {
        boolean done = state.isDone();
        return page.leading(Cursor.of(state.publishing(page.revisions(), since)), !done)
                .upTo(done ? Instant.ofEpochSecond(state.to()) : null);
    }
}
