package dev.framewatch.collector.held;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.TestBroker;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of what a real broker holds. */
class HeldReaderTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static TestBroker broker;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static KafkaClients clients;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
        clients = broker.clients();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            records.add(EventRecords.collected(event(Source.REDDIT, Kind.COMMENT, "c" + i, 2, "newer")));
            records.add(EventRecords.collected(event(Source.REDDIT, Kind.COMMENT, "c" + i, 1, "older")));
        }
        records.add(EventRecords.collected(event(Source.REDDIT, Kind.COMMENT, "gone", 1, "is removed")));
        records.add(EventRecords.collected(removed("gone", 2)));
        AdoptionEvent erased = event(Source.REDDIT, Kind.COMMENT, "erased", 1, "is erased");
        records.add(EventRecords.collected(erased));
        records.add(new ProducerRecord<>(Topic.COLLECTED.name(), erased.key().getBytes(UTF_8), null));
        records.add(EventRecords.collected(event(Source.REDDIT, Kind.POST, "p", 1, "a post")));
        records.add(EventRecords.collected(event(Source.GITHUB, Kind.REPOSITORY, "1", 1, "a repository")));
        records.add(new ProducerRecord<>(
                Topic.COLLECTED.name(), "reddit:comment:poison@1".getBytes(UTF_8), "{".getBytes(UTF_8)));
        records.add(new ProducerRecord<>(Topic.COLLECTED.name(), "no key".getBytes(UTF_8), "{}".getBytes(UTF_8)));
        send(records);
        try (Producer<byte[], byte[]> open = clients.transactional("open").createProducer()) {
            open.beginTransaction();
            var ignored = open.send(EventRecords.collected(event(Source.REDDIT, Kind.COMMENT, "aborted", 1, "no")));
            open.flush();
            open.abortTransaction();
        }
        TestBroker.settle(clients, Stream.of(Topic.COLLECTED.name()));
    }

    @AfterAll
    static void stop() {
        clients.close();
        broker.close();
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> records) {
        TestBroker.commit(clients, records);
    }

    private static AdoptionEvent event(Source source, Kind kind, String id, int revision, String text) {
        return AdoptionEvent.draft(source, kind, id)
                .occurred(AT, Precision.DAY)
                .revision(AT.plusSeconds(revision))
                .observed(AT.plusSeconds(revision))
                .text(text)
                .event();
    }

    private static AdoptionEvent removed(String id, int revision) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.COMMENT, id)
                .occurred(AT, Precision.DAY)
                .revision(AT.plusSeconds(revision))
                .observed(AT.plusSeconds(revision))
                .removed()
                .event();
    }

    private static HeldEvents held() {
        return new HeldEvents(clients, Clock.systemUTC());
    }

    /** All that is handed out, by a new reader for each batch if {@code moving}. */
    private static List<AdoptionEvent> all(HeldReader first, @Nullable HeldReader others) {
        List<AdoptionEvent> all = new ArrayList<>();
        HeldReader reader = first;
        HeldBatch batch;
        String place = null;
        do {
            batch = reader.next(place, 30);
            assertThat(batch.events()).hasSizeLessThanOrEqualTo(30);
            all.addAll(batch.events());
            place = batch.next();
            reader = others == null ? first : others;
        } while (!batch.last());
        return all;
    }

    private static List<String> comments() {
        return IntStream.range(0, 250).mapToObj(i -> "reddit:comment:c" + i).toList();
    }

    @Test
    void theNewestRevisionOfEachIdIsHandedOutOnce() {
        List<AdoptionEvent> all = all(held().of(Kind.COMMENT).present(), null);

        assertThat(all).extracting(AdoptionEvent::id).containsExactlyInAnyOrderElementsOf(comments());
        assertThat(all).allSatisfy(event -> assertThat(event.text()).isEqualTo("newer"));
    }

    @Test
    void anotherInstanceGoesOnFromAPlace() {
        List<AdoptionEvent> all =
                all(held().of(Kind.COMMENT).present(), held().of(Kind.COMMENT).present());

        assertThat(all).extracting(AdoptionEvent::id).containsExactlyInAnyOrderElementsOf(comments());
    }

    @Test
    void theSamePlaceGivesTheSameBatch() {
        HeldReader reader = held().of(Source.REDDIT);

        assertThat(reader.next(null, 10)).isEqualTo(reader.next(null, 10));
        assertThat(reader.next(null, 10)).isEqualTo(held().of(Source.REDDIT).next(null, 10));
    }

    @Test
    void aSourceIsHandedOutWithWhatWasRemoved() {
        List<AdoptionEvent> all = all(held().of(Source.REDDIT), null);

        assertThat(all)
                .extracting(AdoptionEvent::id)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(comments().stream(), Stream.of("reddit:comment:gone", "reddit:post:p"))
                                .toList());
        assertThat(all)
                .filteredOn(AdoptionEvent::removed)
                .extracting(AdoptionEvent::key)
                .containsExactly(removed("gone", 2).key());
    }

    @Test
    void whatIsPublishedInTheMiddleOfAPartitionComesInTheNextPass() {
        HeldReader reader = held().of(Kind.RELEASE);
        List<AdoptionEvent> releases = IntStream.range(0, 40)
                .mapToObj(i -> event(Source.GITHUB, Kind.RELEASE, "r" + i, 1, "first"))
                .toList();
        send(releases.stream().map(EventRecords::collected).toList());

        HeldBatch first = reader.next(null, 3);
        AdoptionEvent again = event(
                Source.GITHUB,
                Kind.RELEASE,
                first.events().getFirst().id().substring("github:release:".length()),
                2,
                "second");
        send(List.of(EventRecords.collected(again)));
        List<AdoptionEvent> rest = new ArrayList<>();
        String place = first.next();
        while (place != null) {
            HeldBatch batch = reader.next(place, 100);
            rest.addAll(batch.events());
            place = batch.next();
        }

        assertThat(first.events()).hasSize(3);
        assertThat(rest).hasSize(37).doesNotContain(again);
        assertThat(all(held().of(Kind.RELEASE), null)).hasSize(40).contains(again);
    }

    @Test
    void aTextThatIsNoPlaceIsRefused() {
        HeldReader reader = held().of(Source.REDDIT);

        assertThatThrownBy(() -> reader.next("7", 10)).hasMessageContaining("'7' is no place");
    }
}
