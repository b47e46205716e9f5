package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Source;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The generated events in Elasticsearch, and their daily rows: loaded where they are not there yet. */
final class BenchStock {
    /** The generation that holds them. */
    static final String GENERATION = "1";

    private static final List<Part> PARTS = List.of(Part.CLASSIFY, Part.INDEX);
    private static final String PURPOSE = "framewatch bench";

    private final Installation installation;
    private final URI elasticsearch;
    private final Consumer<String> say;

    BenchStock(Installation installation, URI elasticsearch, Consumer<String> say) {
        this.installation = installation.with("framewatch.generation", GENERATION);
        this.elasticsearch = elasticsearch;
        this.say = say;
    }

    /** Has so many events there, and their rows counted by the indexer itself. */
    void fill(BenchArchive archive, int events) throws IOException, InterruptedException {
        try (Pipeline indexes = Pipeline.start(installation, PURPOSE, PARTS)) {
            indexes.bean(AdoptionIndexes.class).ensure(GENERATION);
            long there = documents(indexes);
            long wanted = events + (long) BenchModels.until(archive.end()).size();
            if (there != 0 && there != wanted) {
                throw new Failure(installation.data() + " holds " + there + " documents, not " + wanted
                        + "; choose another folder with --data, or as many --events as it was filled with.");
            }
            if (there == 0) {
                load(archive, events);
            }
        }
        long began = System.nanoTime();
        try (Pipeline indexer = Pipeline.start(installation, PURPOSE, PARTS)) {
            boolean counted = counted(indexer) == documents(indexer);
            String took = counted ? "before" : "";
            while (!counted) {
                indexer.pause();
                counted = counted(indexer) == documents(indexer);
                took = "in " + seconds(began);
            }
            say.accept(Terminal.number(rows(indexer)) + " daily rows, counted by the indexer " + took);
        }
    }

    private void load(BenchArchive archive, int events) throws InterruptedException {
        long began = System.nanoTime();
        try (BenchPosts posts = new BenchPosts(elasticsearch)) {
            post(posts, BenchModels.until(archive.end()));
            List<AdoptionEvent> batch = new ArrayList<>();
            for (int number = 0; number < events; number++) {
                batch.add(archive.event(number));
                if (batch.size() == 3 * BenchPosts.DOCUMENTS || number == events - 1) {
                    post(posts, batch);
                    batch.clear();
                }
            }
            posts.await();
        }
        say.accept(Terminal.number(events) + " events loaded in " + seconds(began));
    }

    private static void post(BenchPosts posts, List<AdoptionEvent> events) throws InterruptedException {
        Map<Source, List<AdoptionEvent>> sources = new EnumMap<>(Source.class);
        events.forEach(event -> sources.computeIfAbsent(event.source(), fresh -> new ArrayList<>())
                .add(event));
        for (Map.Entry<Source, List<AdoptionEvent>> each : sources.entrySet()) {
            posts.post(AdoptionIndexes.events(GENERATION, each.getKey()), BenchFloor.body(each.getValue()));
        }
    }

    private static String seconds(long began) {
        return Math.round((System.nanoTime() - began) / 1e9) + " s";
    }

    private static long documents(Pipeline pipeline) throws IOException {
        ElasticsearchClient client = pipeline.bean(ElasticsearchClient.class);
        List<String> indexes = AdoptionIndexes.events(GENERATION);
        client.indices().refresh(refresh -> refresh.index(indexes));
        return client.count(count -> count.index(indexes)).count();
    }

    private static long counted(Pipeline pipeline) throws IOException {
        ElasticsearchClient client = pipeline.bean(ElasticsearchClient.class);
        Double sum = Objects.requireNonNull(client.search(
                                search -> search.index(AdoptionIndexes.daily(GENERATION))
                                        .size(0)
                                        .aggregations("events", each -> each.sum(of -> of.field("events"))),
                                Void.class)
                        .aggregations()
                        .get("events"))
                .sum()
                .value();
        return sum == null ? 0 : Math.round(sum);
    }

    private static long rows(Pipeline pipeline) throws IOException {
        return pipeline.bean(ElasticsearchClient.class)
                .count(count -> count.index(AdoptionIndexes.daily(GENERATION)))
                .count();
    }
}
