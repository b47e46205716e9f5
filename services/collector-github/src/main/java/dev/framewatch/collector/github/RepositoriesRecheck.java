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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Looks every 4 hours, without a token once a day, whether the repositories that are held are still there. By their names
 * many are asked for at once, for one point; what is not found under its name, or is another one now, is asked for by its
 * number. What is not there is told as removed, and what has another name is fetched again. Since what is removed is
 * erased, GitHub is believed only while it finds a framework's own repository.
 *
 * @param details fetches what has another name
 * @param held hands out the repositories that are held
 */
record RepositoriesRecheck(RepositoryDetails details, Held held) implements PollTask {
    private static final int BATCH = 100;

    /** What it leaves of each hour where there is no token, so that files are read as well. */
    private static final int LEFT_TO_FILES = 3 * RepositoryFiles.COST;

    @Override
    public String name() {
        return "github:recheck";
    }

    @Override
    public String lane() {
        return GitHub.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live(details.github().hasToken() ? "0 30 */4 * * *" : "0 30 2 * * *", Duration.ofHours(1));
    }

    @Override
    public Optional<String> note() {
        return details.github().slow();
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        RecheckState state = cursor.as(RecheckState.class).orElse(RecheckState.BEGIN);
        if (!state.moved().isEmpty()) {
            return details.fetch(
                    state.moved(),
                    context,
                    (page, rest) -> page.leading(
                                    Cursor.of(state.moved(rest)),
                                    !state.moved(rest).isDone())
                            .upTo(state.moved(rest).upTo(context)));
        }
        if (!state.suspects().isEmpty()) {
            return byNumber(state, context);
        }
        HeldBatch batch = held.next(state.place(), Math.max(1, BATCH >> Math.min(context.attempt(), 10)));
        return details.github().hasToken()
                ? byName(batch, context)
                : found(
                        RecheckState.after(batch)
                                .suspecting(
                                        batch.events().stream().map(Suspect::of).toList()),
                        0,
                        context);
    }

    private Poll byName(HeldBatch batch, PollContext context) {
        List<AdoptionEvent> named = batch.events().stream()
                .filter(event -> event.title() != null
                        && RepositoryName.of(event.title()).isPresent())
                .toList();
        List<Suspect> suspects = new ArrayList<>(batch.events().stream()
                .filter(event -> !named.contains(event))
                .map(Suspect::of)
                .toList());
        RecheckState after = RecheckState.after(batch);
        if (named.isEmpty()) {
            return found(after.suspecting(suspects), 0, context);
        }
        return switch (details.github().query(context, query(named), Map.of())) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                JsonNode data = GraphQlAnswer.data(told.answer(), named.size());
                landmark().believe(data.path("known").hasNonNull("databaseId"));
                List<String> moved = new ArrayList<>();
                for (int i = 0; i < named.size(); i++) {
                    AdoptionEvent event = named.get(i);
                    JsonNode repository = data.path("r" + i);
                    if (!Suspect.of(event)
                            .number()
                            .equals(repository.path("databaseId").asString(""))) {
                        suspects.add(Suspect.of(event));
                    } else if (!repository.path("nameWithOwner").asString("").equals(event.title())) {
                        moved.add(repository.path("id").asString(""));
                    }
                }
                yield found(after.suspecting(suspects).moved(moved), named.size(), context);
            }
        };
    }

    private static Poll found(RecheckState state, int fetched, PollContext context) {
        return Poll.Page.of(List.of(), Cursor.of(state), !state.isDone())
                .fetching(fetched)
                .upTo(state.upTo(context));
    }

    private String query(List<AdoptionEvent> events) {
        StringBuilder query =
                new StringBuilder("query{").append(landmark().name().field("known", "databaseId"));
        for (int i = 0; i < events.size(); i++) {
            query.append(field("r" + i, String.valueOf(events.get(i).title())));
        }
        return query.append('}').toString();
    }

    private static String field(String alias, String fullName) {
        return RepositoryName.of(fullName).orElseThrow().field(alias, "id databaseId nameWithOwner");
    }

    private Landmark landmark() {
        return Landmark.of(details.observation().taxonomy());
    }

    private Poll byNumber(RecheckState state, PollContext context) {
        if (!details.github().hasToken()) {
            details.github().leave(LEFT_TO_FILES, context, Resource.CORE);
        }
        Suspect suspect = state.suspects().getFirst();
        RecheckState after =
                state.suspecting(state.suspects().subList(1, state.suspects().size()));
        return switch (details.github().ask(context, Resource.CORE, api -> api.repository(suspect.number(), null))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> told(suspect, told.answer(), after, context);
        };
    }

    private Poll told(Suspect suspect, Answer answer, RecheckState after, PollContext context) {
        return switch (answer.status()) {
            case 404, 410, 451 -> removed(suspect, after, context);
            case 200, 403 -> {
                String node = answer.isOk() ? answer.json().path("node_id").asString("") : "";
                boolean fetch = !node.isEmpty() && details.github().hasToken();
                yield found(fetch ? after.moved(List.of(node)) : after, 1, context);
            }
            default -> throw answer.failure();
        };
    }

    private Poll removed(Suspect suspect, RecheckState after, PollContext context) {
        RepositoryName known = landmark().name();
        return switch (details.github()
                .ask(context, Resource.CORE, api -> api.repository(known.owner(), known.name(), null))) {
            case Asked.Limited limited -> limited.until();
            case Asked.Told told -> {
                landmark().believe(told.answer().isOk());
                yield Poll.Page.of(
                                List.of(suspect.removed(context.clock().instant())), Cursor.of(after), !after.isDone())
                        .upTo(after.upTo(context));
            }
        };
    }
}
