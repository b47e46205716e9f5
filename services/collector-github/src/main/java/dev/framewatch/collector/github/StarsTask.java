package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes a snapshot of the frameworks' own repositories each day: stars, forks and open issues, an event for each
 * repository and day. It is one request a repository, which fits even where there is no token.
 *
 * @param github is asked
 * @param observation makes the events
 * @param repositories their names, with the owners'
 */
record StarsTask(GitHub github, Observation observation, List<String> repositories) implements PollTask {
    private record Place(int next) {}

    @Override
    public String name() {
        return "github:stars";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 30 0 * * *", Duration.ofMinutes(30));
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        int number = cursor.as(Place.class)
                .map(Place::next)
                .filter(next -> next < repositories.size())
                .orElse(0);
        String repository = repositories.get(number);
        OwnRepository own = OwnRepository.of(repository);
        return switch (github.ask(context, Resource.CORE, api -> api.repository(own.owner(), own.name(), null))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                boolean more = number + 1 < repositories.size();
                Cursor next = Cursor.of(new Place(more ? number + 1 : 0));
                yield told(repository, told.answer(), Poll.Page.of(List.of(), next, more), context);
            }
        };
    }

    @Override
    public Poll fill(Gap gap, Cursor cursor, PollContext context) {
        return OwnRepository.fill(github, gap, cursor, context);
    }

    private Poll told(String repository, Answer answer, Poll.Page page, PollContext context) {
        return switch (answer.status()) {
            case 404, 451 -> page.lacking(List.of(OwnRepository.of(repository).missing(answer.status())));
            case 200 ->
                Poll.Page.of(
                                List.of(snapshot(
                                        new Fields(answer.json()),
                                        repository,
                                        context.clock().instant())),
                                page.cursor(),
                                page.more())
                        .upTo(page.more() ? null : context.clock().instant());
            default -> throw answer.failure();
        };
    }

    private AdoptionEvent snapshot(Fields fields, String repository, Instant now) {
        Long id = fields.count("id");
        Long stars = fields.count("stargazers_count");
        if (id == null || stars == null) {
            throw new PollFailed("GitHub told of " + repository + " without id or stargazers_count");
        }
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        String date = day.toString().substring(0, 10);
        String name = fields.text("full_name");
        return observation
                .ownedBy(
                        observation
                                .draft(Kind.STARS, id + ":" + date, day, now)
                                .title(name == null ? repository : name)
                                .url("https://github.com/" + (name == null ? repository : name))
                                .metric(Metric.STARS, stars)
                                .metric(Metric.FORKS, fields.count("forks_count"))
                                .metric(Metric.OPEN_ISSUES, fields.count("open_issues_count")),
                        repository)
                .event();
    }
}
