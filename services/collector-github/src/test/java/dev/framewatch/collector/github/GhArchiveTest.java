package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GhArchiveTest {
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();

    private final ImportFormat archive =
            new GhArchive(TAXONOMY, new Observation(new KeyedHash("a key"), TAXONOMY, ImportedFile.CLOCK));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String event(long id, String type, String repository, String payload, String at) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"actor\":{\"id\":1,\"login\":\"ann\"},\"repo\":{\"id\":77,\"name\":\"" + repository
                + "\"},\"payload\":" + payload + ",\"public\":true,\"created_at\":\"" + at + "\"}";
    }

    private static String creation(long id, String repository, String description) {
        return event(
                id,
                "CreateEvent",
                repository,
                "{\"ref\":null,\"ref_type\":\"repository\",\"description\":\"" + description + "\"}",
                "2019-10-21T21:54:52Z");
    }

    @Test
    void aCreationThatNamesAFrameworkIsARepository() {
        ImportedFile imported =
                ImportedFile.of(archive, folder, creation(1, "Facebook/my-demo", "trained with PyTorch"));

        AdoptionEvent event = imported.events().getFirst();
        assertThat(event.id()).isEqualTo("github:repository:77");
        assertThat(event.title()).isEqualTo("Facebook/my-demo");
        assertThat(event.text()).isEqualTo("trained with PyTorch");
        assertThat(event.url()).isEqualTo("https://github.com/Facebook/my-demo");
        assertThat(event.occurredAt()).isEqualTo("2019-10-21T21:54:52Z");
        assertThat(event.revision())
                .as("what GitHub itself tells of that time is newer")
                .isEqualTo(event.occurredAt().toEpochMilli() - 1);
        assertThat(event.author()).hasSize(32);
        assertThat(event.owner()).hasSize(32).isNotEqualTo(event.author());
        assertThat(event.metrics()).isEmpty();
    }

    @Test
    void whatAProgramOrAMachineMakesIsMarked() {
        String byApp = creation(1, "ann/keras-net", "a net").replace("\"ann\"}", "\"some-app[bot]\"}");
        String ofClass = creation(2, "school/keras-1-ann", "keras-1-ann created by GitHub Classroom");
        String release = event(
                3,
                "ReleaseEvent",
                "ann/keras-net",
                "{\"release\":{\"id\":42,\"tag_name\":\"v1\",\"author\":{\"login\":\"github-actions[bot]\"}}}",
                "2019-10-21T21:54:52Z");

        ImportedFile imported = ImportedFile.of(archive, folder, byApp, ofClass, release);

        assertThat(imported.events())
                .filteredOn(event -> event.kind() != Kind.ACTIVITY)
                .extracting(event -> event.flags().toString())
                .containsExactly("[bot]", "[generated]", "[bot]");
    }

    @Test
    void whatNamesNoFrameworkIsOnlyCounted() {
        ImportedFile imported = ImportedFile.of(
                archive,
                folder,
                creation(1, "ann/website", "my site"),
                creation(2, "ann/keras_playground", ""),
                event(
                        3,
                        "CreateEvent",
                        "ann/pytorch-x",
                        "{\"ref\":\"v1\",\"ref_type\":\"tag\"}",
                        "2019-10-21T21:54:53Z"),
                event(4, "WatchEvent", "PyTorch/PyTorch", "{}", "2019-10-21T21:00:00Z"),
                event(5, "WatchEvent", "pytorch/pytorch", "{}", "2019-10-21T21:59:59Z"));

        assertThat(imported.events())
                .extracting(AdoptionEvent::id)
                .containsExactly("github:repository:77", "github:activity:2019-10-21-21");
        AdoptionEvent hour = imported.events().getLast();
        assertThat(hour.kind()).isEqualTo(Kind.ACTIVITY);
        assertThat(hour.occurredAt()).isEqualTo("2019-10-21T21:00:00Z");
        assertThat(hour.revision())
                .isEqualTo(Instant.parse("2019-10-21T21:59:59Z").toEpochMilli());
        assertThat(hour.activity())
                .containsExactly(
                        new Activity(null, "CreateEvent", 3),
                        new Activity(null, "WatchEvent", 2),
                        new Activity("pytorch/pytorch", "WatchEvent", 2));
        assertThat(imported.report().passed()).isEqualTo(4);
        assertThat(imported.report().published()).isEqualTo(1);
        assertThat(imported.report().summaries()).isEqualTo(1);
        assertThat(imported.report().items()).isEqualTo(5);
    }

    @Test
    void aReleaseThatNamesAFrameworkIsARelease() {
        String release =
                "{\"action\":\"published\",\"release\":{\"id\":42,\"tag_name\":\"v1.3.0\",\"name\":\"Mobile\",\"body\":\"PyTorch"
                        + " 1.3\",\"html_url\":\"https://github.com/pytorch/pytorch/releases/tag/v1.3.0\",\"published_at\":\"2019-10-10T16:00:00Z\"}}";

        ImportedFile imported = ImportedFile.of(
                archive,
                folder,
                event(1, "ReleaseEvent", "pytorch/pytorch", release, "2019-10-10T16:00:05Z"),
                event(2, "ReleaseEvent", "ann/website", release.replace("PyTorch", "Website"), "2019-10-10T16:00:05Z"));

        AdoptionEvent event = imported.events().getFirst();
        assertThat(imported.events()).hasSize(2);
        assertThat(event.id()).isEqualTo("github:release:42");
        assertThat(event.title()).isEqualTo("pytorch/pytorch v1.3.0");
        assertThat(event.text()).isEqualTo("Mobile\n\nPyTorch 1.3");
        assertThat(event.occurredAt()).isEqualTo("2019-10-10T16:00:00Z");
        assertThat(event.revision())
                .isEqualTo(Instant.parse("2019-10-10T16:00:05Z").toEpochMilli() - 1);
        assertThat(event.flags()).containsExactly(Flag.VENDOR);
    }

    @Test
    void theFormBefore2015HasOffsetsAndTheRepositoryInline() {
        String line =
                "{\"created_at\":\"2014-06-01T01:05:38-07:00\",\"payload\":{\"ref\":null,\"ref_type\":\"repository\",\"description\":\"Caffe"
                        + " for all\"},\"public\":true,\"type\":\"CreateEvent\",\"url\":\"u\",\"actor\":\"ann\",\"repository\":{\"id\":20373269,\"name\":\"deep\","
                        + "\"owner\":\"ann\",\"fork\":false,\"language\":\"C++\",\"created_at\":\"2014-06-01T01:05:37-07:00\"}}";

        ImportedFile imported = ImportedFile.of(archive, folder, line, line, line.replace("01:05:38", "01:06:38"));

        AdoptionEvent event = imported.events().getFirst();
        assertThat(event.id()).isEqualTo("github:repository:20373269");
        assertThat(event.title()).isEqualTo("ann/deep");
        assertThat(event.language()).isEqualTo("C++");
        assertThat(event.occurredAt()).isEqualTo("2014-06-01T08:05:37Z");
        assertThat(imported.report().repeated()).isEqualTo(1);
        assertThat(imported.events().getLast().id()).isEqualTo("github:activity:2014-06-01-8");
        assertThat(imported.events().getLast().activity()).containsExactly(new Activity(null, "CreateEvent", 2));
    }

    @Test
    void anEventIsCountedOnceHoweverOftenTheHourHoldsIt() {
        ImportedFile imported = ImportedFile.of(
                archive,
                folder,
                event(1, "PushEvent", "a/b", "{}", "2019-10-21T21:00:00Z"),
                event(2, "PushEvent", "a/b", "{}", "2019-10-21T22:00:00Z"),
                event(1, "PushEvent", "a/b", "{\"x\":1}", "2019-10-21T21:30:00Z"));

        assertThat(imported.report().repeated()).isEqualTo(1);
        assertThat(imported.events())
                .extracting(
                        event -> event.id() + " " + event.activity().getFirst().count())
                .containsExactly("github:activity:2019-10-21-21 1", "github:activity:2019-10-21-22 1");
    }

    @Test
    void whatIsNoEventIsRejectedWithItsReason() {
        ImportedFile imported = ImportedFile.of(
                archive,
                folder,
                "{}",
                "{\"type\":\"PushEvent\"}",
                "{\"type\":\"<b>\",\"created_at\":\"2019-10-21T21:00:00Z\"}",
                event(4, "PushEvent", "a/b", "{}", "2099-01-01T00:00:00Z"),
                event(5, "PushEvent", "a/b", "{}", "1999-01-01T00:00:00Z"),
                creation(6, "ann/pytorch", "").replace("\"id\":77,", ""),
                "{\"type\":\"FollowEvent\",\"created_at\":\"2012/03/10 22:36:40 -0800\",\"actor\":\"ann\",\"payload\":{}}");

        assertThat(imported.report().reasons())
                .extracting(reason -> reason.count() + " " + reason.reason())
                .containsExactlyInAnyOrder(
                        "2 No event of GitHub: it has no type",
                        "1 An event of GitHub without created_at",
                        "2 A time before GitHub or ahead of the clock",
                        "1 A creation without the repository's id or name");
        assertThat(imported.events())
                .extracting(AdoptionEvent::id)
                .containsExactly("github:activity:2012-03-11-6", "github:activity:2019-10-21-21");
    }
}
