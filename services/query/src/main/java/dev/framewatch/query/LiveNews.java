package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.LiveEvent.Document;
import dev.framewatch.query.LiveMessage.News;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happened since the last look: the figures, where a daily row changed, and the events that were written to the
 * indexes of the generation that is served. Not thread-safe.
 */
final class LiveNews implements Supplier<List<News>> {
    /** What happened while nobody listened for longer than this is no news. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final ElasticsearchClient client;
    private final DailyRows daily;
    private final int most;
    private final Clock clock;
    private final List<ShardTail> tails = new ArrayList<>();
    private @Nullable ServedGeneration followed;
    private @Nullable String counted;
    private long looked;

    /** @param most the most events of one look */
    LiveNews(ElasticsearchClient client, DailyRows daily, int most, Clock clock) {
        this.client = client;
        this.daily = daily;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public List<News> get() {
        try {
            List<News> news = new ArrayList<>(events());
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            String version = daily.version() + today;
            if (!version.equals(counted)) {
                Rows all = daily.read(ShareQuery.of(Map.of(), today));
                Rows recent = daily.read(ShareQuery.of(Map.of("window", List.of("90d")), today));
                news.add(new News(LiveMessage.Type.figures, LiveFigures.of(all, recent, today)));
                counted = version;
            }
            return news;
        } catch (ElasticsearchException refused) {
            throw Snapshot.problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }

    private List<News> events() throws IOException {
        ServedGeneration served = ServedGeneration.served(client).orElse(null);
        boolean rested = Duration.ofNanos(System.nanoTime() - looked).compareTo(LONGEST_REST) > 0;
        looked = System.nanoTime();
        if (rested || !Objects.equals(served, followed)) {
            follow(served);
            return List.of();
        }
        List<Document> found = new ArrayList<>();
        long leftOut = 0;
        for (ShardTail tail : tails) {
            ShardTail.Look look = tail.look(most);
            found.addAll(look.events());
            leftOut += look.leftOut();
        }
        List<Document> shown = found.stream()
                .sorted(Comparator.comparing(Document::occurredAt).reversed())
                .limit(most)
                .toList();
        long beside = leftOut + found.size() - shown.size();
        List<News> news = new ArrayList<>();
        for (Document event : shown) {
            news.add(new News(LiveMessage.Type.event, event.event(news.isEmpty() ? beside : 0)));
        }
        return news;
    }

    private void follow(@Nullable ServedGeneration served) throws IOException {
        tails.clear();
        followed = null;
        if (served != null) {
            for (String index : AdoptionIndexes.events(served.id())) {
                for (int shard = 0; shard < shards(index); shard++) {
                    ShardTail tail = new ShardTail(client, index, shard);
                    tail.begin();
                    tails.add(tail);
                }
            }
        }
        followed = served;
    }

    private int shards(String index) throws IOException {
        return client.indices().getSettings(get -> get.index(index)).settings().values().stream()
                .map(state -> Objects.requireNonNull(state.settings()))
                .map(settings -> Objects.requireNonNull(settings.index() == null ? settings : settings.index()))
                .map(settings -> Integer.parseInt(Objects.requireNonNull(settings.numberOfShards())))
                .findFirst()
                .orElse(0);
    }
}
