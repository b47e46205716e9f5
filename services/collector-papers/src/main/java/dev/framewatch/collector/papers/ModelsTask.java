package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.Poll.LimitedUntil;
import dev.framewatch.collector.poll.PollContext;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Counts Hugging Face's models by library each day. Nothing there counts, so all models are gone through, a thousand a
 * request; what was counted is published when that is done. A model may be in several libraries, and of one that is in
 * none ({@code safetensors} alone, for instance) nobody knows, so there are three counts.
 *
 * @param huggingFace is asked
 * @param libraries the frameworks, by the tags that name them
 */
record ModelsTask(HuggingFace huggingFace, Map<String, String> libraries) implements PollTask {
    /** No framework, as the name of a count. */
    private static final String UNKNOWN = "unknown";

    /** How a count takes models that are in several libraries. */
    private enum Scope {
        /** Those of this library alone. */
        exclusive,
        /** Those of this library, whatever others they are in. */
        any
    }

    /**
     * Where it stands.
     *
     * @param link the next page; {@code null}: the first
     * @param counts how many models there were until there, by library and scope
     * @param taken the day of the last snapshot; {@code null}: there is none
     */
    private record Place(
            @Nullable String link,
            @Nullable Map<String, Long> counts,
            @Nullable String taken) {
        Place begin() {
            return new Place(null, null, taken);
        }

        Map<String, Long> counted() {
            return counts == null ? Map.of() : counts;
        }
    }

    @Override
    public String name() {
        return "huggingface:models";
    }

    @Override
    public String lane() {
        return HuggingFace.LANE;
    }

    @Override
    public Schedule schedule() {
        return new Schedule.Live("0 10 2 * * *", Duration.ofMinutes(30));
    }

    @Override
    public Optional<String> remedy() {
        return Optional.of("Nothing, since Hugging Face tells of now only");
    }

    @Override
    public Poll poll(Cursor cursor, PollContext context) {
        Place place = cursor.as(Place.class)
                .map(known -> known.link() == null || huggingFace.holds(known.link()) ? known : known.begin())
                .orElseGet(() -> new Place(null, null, null));
        String link = place.link();
        Answer answer = huggingFace.ask(context, api -> link == null ? api.models() : api.at(URI.create(link)));
        Optional<LimitedUntil> limited = huggingFace.limited(answer, context);
        if (limited.isPresent()) {
            return limited.get();
        }
        if (answer.status() == 400 && link != null) {
            return Poll.Page.of(List.of(), Cursor.of(place.begin()), true);
        }
        if (!answer.isOk()) {
            throw answer.failure();
        }
        JsonNode models = answer.json();
        if (!models.isArray()) {
            throw new PollFailed("Hugging Face answered for its models with what is no list");
        }
        Map<String, Long> counts = new HashMap<>(place.counted());
        Set<String> ids = new HashSet<>();
        for (JsonNode model : models) {
            if (ids.add(model.path("id").asString(model.toString()))) { // a page may hold one twice
                count(new Fields(model), counts);
            }
        }
        Optional<URI> next = answer.next();
        Instant now = context.clock().instant();
        return next.map(page ->
                        Poll.Page.of(List.of(), Cursor.of(new Place(page.toString(), counts, place.taken())), true))
                .orElseGet(() -> taken(counts, place.taken(), now))
                .fetching(models.size());
    }

    private static Poll.Page taken(Map<String, Long> counts, @Nullable String last, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Poll.Page.of(snapshot(counts, now), Cursor.of(new Place(null, null, today.toString())), false)
                .lacking(
                        Optional.ofNullable(last)
                                .flatMap(day -> Gap.between(LocalDate.parse(day), today, Kind.MODELS))
                                .stream()
                                .toList())
                .upTo(now);
    }

    private void count(Fields model, Map<String, Long> counts) {
        Set<String> frameworks = model.texts("tags", "name").stream()
                .map(libraries::get)
                .filter(framework -> framework != null)
                .collect(Collectors.toSet());
        if (frameworks.isEmpty()) {
            counts.merge(UNKNOWN, 1L, Long::sum);
        }
        for (String framework : frameworks) {
            counts.merge(framework + ":" + Scope.any, 1L, Long::sum);
            if (frameworks.size() == 1) {
                counts.merge(framework + ":" + Scope.exclusive, 1L, Long::sum);
            }
        }
    }

    private static List<AdoptionEvent> snapshot(Map<String, Long> counts, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        List<AdoptionEvent> events = new ArrayList<>();
        counts.forEach((name, models) -> events.add(AdoptionEvent.draft(
                        Source.HUGGINGFACE,
                        Kind.MODELS,
                        name + ":" + day.toString().substring(0, 10))
                .occurred(day, Precision.DAY)
                .revision(now)
                .observed(now)
                .title("Models on Hugging Face, " + name.replace(":", ", "))
                .url("https://huggingface.co/models"
                        + (name.equals(UNKNOWN) ? "" : "?library=" + name.substring(0, name.indexOf(':'))))
                .metric(Metric.MODELS, models)
                .event()));
        return events;
    }
}
