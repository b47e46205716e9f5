package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repositories that the taxonomy names as the frameworks' and products' own. A name is asked for once; from then on
 * its repository is asked for by its number, whatever it is called.
 *
 * @param github is asked
 * @param names {@code owner/name}, former names of one repository among them
 */
record OwnRepositories(GitHub github, List<String> names) {
    OwnRepositories {
        names = List.copyOf(names);
    }

    /** Asks for the repository of a name. */
    Asked repository(String name, OwnNumbers numbers, @Nullable String etag, PollContext context) {
        Long number = numbers.of(name);
        OwnRepository own = OwnRepository.of(name);
        return github.ask(
                context,
                Resource.CORE,
                api -> number == null
                        ? api.repository(own.owner(), own.name(), null)
                        : api.repository(String.valueOf(number), etag));
    }

    /** Whether GitHub has no such repository, or shows it to nobody. */
    static boolean isMissing(int status) {
        return status == 403 || status == 404 || status == 410 || status == 451;
    }

    /** The page with the gap of a repository that is missing; where another one has its name by now, that is the reason. */
    Poll missing(String name, OwnNumbers numbers, int status, Poll.Page page, PollContext context) {
        OwnRepository own = OwnRepository.of(name);
        Long number = numbers.of(name);
        if (number == null) {
            return page.lacking(List.of(own.missing(status)));
        }
        return switch (repository(name, OwnNumbers.NONE, null, context)) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                Long other = told.answer().isOk() ? new Fields(told.answer().json()).count("id") : null;
                yield page.lacking(List.of(
                        other == null || other.equals(number) ? own.missing(status) : own.taken(other, number)));
            }
        };
    }

    /** Asks whether the repository of a gap is there again; the next run tells what it has. */
    Poll fill(Gap gap, OwnNumbers numbers, Cursor cursor, PollContext context) {
        String name = OwnRepository.of(gap).toString();
        Poll.Page page = Poll.Page.of(List.of(), cursor, false);
        return switch (repository(name, numbers, null, context)) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told ->
                told.answer().isOk()
                        ? page.lacking(List.of(OwnRepository.of(gap).back()))
                        : missing(name, numbers, told.answer().status(), page, context);
        };
    }
}
