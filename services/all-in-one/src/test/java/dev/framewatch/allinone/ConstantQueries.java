package dev.framewatch.allinone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers who ask for shares, and for all pages of the events, again and again, and look closely at the answers. */
final class ConstantQueries implements AutoCloseable {
    private static final long BREATH_MILLIS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final URI api;
    private final long events;
    private final Map<String, Set<String>> frameworks;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<String> generations = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Begins; {@code frameworks} are those that each generation's taxonomy finds, by the taxonomy's version. */
    ConstantQueries(URI api, long events, Map<String, Set<String>> frameworks) {
        this.api = api;
        this.events = events;
        this.frameworks = frameworks;
        readers.execute(() -> untilOver(this::shares));
        readers.execute(() -> untilOver(this::allPages));
        readers.execute(() -> untilOver(this::allPages));
    }

    /** One question with all that belongs to it. */
    @FunctionalInterface
    private interface Question {
        void ask() throws IOException, InterruptedException;
    }

    private void untilOver(Question question) {
        boolean more = true;
        while (more) {
            try {
                question.ask();
                more = !over.await(BREATH_MILLIS, TimeUnit.MILLISECONDS);
            } catch (IOException | RuntimeException failure) {
                wrong.add(failure.toString());
                more = over.getCount() > 0;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void shares() throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/shares");
        Set<String> seen = answer.path("shares")
                .valueStream()
                .map(share -> share.path("framework").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
        check(answer, seen, answer.path("windows").path(0).path("all").asLong());
    }

    private void allPages() throws IOException, InterruptedException {
        JsonNode page = get("/api/v1/events?limit=60");
        String generation = page.path("generation").asString("");
        Set<String> seen = new TreeSet<>();
        long count = 0;
        while (true) {
            for (JsonNode event : page.path("events")) {
                count++;
                event.path("tags").forEach(tag -> seen.add(tag.path("framework").asString("")));
                if (!event.path("taxonomy").equals(page.path("taxonomy"))) {
                    wrong.add("an event of another taxonomy on a page of generation " + generation + ": " + event);
                }
            }
            if (!page.has("next")) {
                break;
            }
            page = get(page.path("next").asString(""));
            if (!page.path("generation").asString("").equals(generation)) {
                wrong.add("the pages of generation " + generation + " go on with " + page.path("generation"));
            }
        }
        check(page, seen, count);
    }

    private void check(JsonNode answer, Set<String> seen, long count) {
        Set<String> expected = frameworks.get(answer.path("taxonomy").asString(""));
        if (!seen.equals(expected) || count != events) {
            wrong.add("generation " + answer.path("generation") + " shows " + count + " events with " + seen);
        }
        generations.add(answer.path("generation").asString(""));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(api.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        answers.incrementAndGet();
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What was wrong so far. */
    Queue<String> wrong() {
        return wrong;
    }

    /** The generations that answered since this was asked last. */
    Set<String> generations() {
        Set<String> seen = Set.copyOf(generations);
        generations.removeAll(seen);
        return seen;
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void close() {
        over.countDown();
        readers.close();
        http.close();
    }
}
