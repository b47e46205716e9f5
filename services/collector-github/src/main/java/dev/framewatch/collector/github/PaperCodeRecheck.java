package dev.framewatch.collector.github;

import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks every 4 hours whether the repositories are still there of which papers' pairs hold a README. Many are asked for at
 * once, for one point; what is not found is asked for alone. Where it is gone, the pair is published without what it said.
 *
 * @param details tells how repositories are asked for
 * @param held hands out the pairs that are held
 */
record PaperCodeRecheck(RepositoryDetails details, Held held) implements PollTask {
    private static final int BATCH = 100;

    /** Where it stands; {@code null}: at the beginning. */
    private record State(@Nullable String place) {}

    @Override
    public String name() {
        return "github:paper-code-recheck";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 50 */4 * * *", Duration.ofHours(1));
    }

    @Override
    public Optional<String> off() {
        return details.github().hasToken()
                ? Optional.empty()
                : Optional.of("Whether the repositories of papers are still there is asked by GitHub's GraphQL, which"
                        + " takes a token: set framewatch.github.tokens");
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        State state = cursor.as(State.class).orElseGet(() -> new State(null));
        HeldBatch batch = held.next(state.place(), Math.max(1, BATCH >> Math.min(context.attempt(), 10)));
        List<PaperCode> pairs = batch.events().stream()
                .map(PaperCode::told)
                .flatMap(Optional::stream)
                .toList();
        if (pairs.isEmpty()) {
            return page(batch, List.of(), 0, context);
        }
        Landmark landmark = Landmark.of(details.observation().taxonomy());
        return switch (details.github().query(context, query(landmark, pairs), Map.of())) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                JsonNode data = GraphQlAnswer.data(told.answer(), pairs.size());
                landmark.believe(data.path("known").hasNonNull("databaseId"));
                List<PaperCode> missing = new ArrayList<>();
                for (int i = 0; i < pairs.size(); i++) {
                    if (!data.path("r" + i).isObject()) {
                        missing.add(pairs.get(i));
                    }
                }
                yield alone(missing, events -> page(batch, events, pairs.size(), context), context);
            }
        };
    }

    private static String query(Landmark landmark, List<PaperCode> pairs) {
        StringBuilder query = new StringBuilder("query{").append(landmark.name().field("known", "databaseId"));
        for (int i = 0; i < pairs.size(); i++) {
            query.append(pairs.get(i).repository().field("r" + i, "databaseId"));
        }
        return query.append('}').toString();
    }

    private static Poll page(HeldBatch batch, List<AdoptionEvent> events, int fetched, PollContext context) {
        return Poll.Page.of(events, Cursor.of(new State(batch.next())), !batch.last())
                .fetching(fetched)
                .upTo(batch.last() ? context.clock().instant() : null);
    }

    private Poll alone(List<PaperCode> missing, Function<List<AdoptionEvent>, Poll> then, PollContext context) {
        Instant now = context.clock().instant();
        List<AdoptionEvent> events = new ArrayList<>();
        for (PaperCode pair : missing) {
            RepositoryName name = pair.repository();
            switch (details.github()
                    .ask(context, Resource.CORE, api -> api.repository(name.owner(), name.name(), null))) {
                case Asked.Limited limited -> {
                    return limited.until();
                }
                case Asked.Told told -> {
                    if (isGone(told.answer())) {
                        events.addAll(pair.without(now));
                    }
                }
            }
        }
        return then.apply(events);
    }

    private static boolean isGone(Answer answer) {
        return switch (answer.status()) {
            case 404, 410, 451 -> true;
            case 200, 403 -> false;
            default -> throw answer.failure();
        };
    }
}
