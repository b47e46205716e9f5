package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.kafka.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A listing as Reddit answers it.
 *
 * @param things what it holds that can be an event, in the order in which it came
 * @param broken what it holds that cannot, with what is wrong with it
 * @param after the fullname behind which the next page begins; {@code null} if this is the last one
 */
record RedditPage(
        List<RedditThing> things,
        List<Broken> broken,
        @Nullable String after) {
    /** Something that can be no event. */
    record Broken(JsonNode json, String fault) {}

    /** Reads an answer; {@link PollFailed} if it is no listing. */
    static RedditPage of(Answer answer, String what, RedditEvents events) {
        JsonNode data = answer.json().path("data");
        if (!data.path("children").isArray()) {
            throw new PollFailed("Reddit answered " + what + " with what is no listing");
        }
        List<RedditThing> things = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (JsonNode child : data.path("children")) {
            RedditThing thing = new RedditThing(new Fields(child.path("data")), false);
            events.fault(thing)
                    .ifPresentOrElse(
                            fault -> broken.add(new Broken(child.path("data"), fault)), () -> things.add(thing));
        }
        return new RedditPage(things, broken, new Fields(data).text("after"));
    }

    /** How many things came. */
    int size() {
        return things.size() + broken.size();
    }

    /** The events of its things, as far as they can be made; the rest goes to {@code rejections}. */
    List<AdoptionEvent> events(
            String task, Instant now, List<Rejection> rejections, Function<RedditThing, List<AdoptionEvent>> maker) {
        broken.forEach(one -> rejections.add(rejection(task, one.json(), one.fault(), now)));
        List<AdoptionEvent> events = new ArrayList<>();
        for (RedditThing thing : things) {
            try {
                events.addAll(maker.apply(thing));
            } catch (InvalidEvent invalid) {
                rejections.add(rejection(task, thing.fields().json(), String.valueOf(invalid.getMessage()), now)
                        .about(invalid.id()));
            }
        }
        return events;
    }

    private static Rejection rejection(String task, JsonNode json, String fault, Instant now) {
        String name = new Fields(json).text("name");
        return Rejection.collected(
                task + "/" + (name == null ? now : name),
                fault,
                now,
                json.toString().getBytes(UTF_8));
    }
}
