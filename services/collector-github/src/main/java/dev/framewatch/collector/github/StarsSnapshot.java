package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the last snapshot of a repository showed.
 *
 * @param at when it was taken, in milliseconds since 1970
 * @param etag of the answer
 */
record StarsSnapshot(
        long at,
        @Nullable String etag,
        String name,
        long stars,
        @Nullable Long forks,
        @Nullable Long openIssues) {
    static StarsSnapshot of(String asked, Answer answer, Instant now) {
        Fields fields = new Fields(answer.json());
        Long stars = fields.count("stargazers_count");
        if (fields.count("id") == null || stars == null) {
            throw new PollFailed("GitHub told of " + asked + " without id or stargazers_count");
        }
        return new StarsSnapshot(
                now.toEpochMilli(),
                answer.header("ETag"),
                Objects.requireNonNullElse(fields.text("full_name"), asked),
                stars,
                fields.count("forks_count"),
                fields.count("open_issues_count"));
    }

    boolean isOf(Instant day) {
        return at / Duration.ofDays(1).toMillis()
                == day.toEpochMilli() / Duration.ofDays(1).toMillis();
    }

    StarsSnapshot unchanged(Instant now) {
        return new StarsSnapshot(now.toEpochMilli(), etag, name, stars, forks, openIssues);
    }

    AdoptionEvent event(long number, Observation observation) {
        Instant taken = Instant.ofEpochMilli(at);
        return observation
                .stars(number, name, taken, taken)
                .observed(taken)
                .metric(Metric.STARS, stars)
                .metric(Metric.FORKS, forks)
                .metric(Metric.OPEN_ISSUES, openIssues)
                .event();
    }
}
