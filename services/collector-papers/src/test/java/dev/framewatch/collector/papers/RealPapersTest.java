package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Precision;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files in {@code ../shared}; the counts were taken from them by other means. */
class RealPapersTest {
    private final ImportFormat links =
            new PapersLinks(ImportedFile.FILES, new KeyedHash(null), Taxonomy.builtIn(), ImportedFile.CLOCK);
    private final ImportFormat abstracts = new PapersAbstracts(ImportedFile.CLOCK);

    private static Path shared(String path) {
        assumeTrue(ImportedFile.shared(path).isPresent(), "../shared is absent");
        return ImportedFile.shared(path).orElseThrow();
    }

    @Test
    void linksWithoutAbstractsHaveTheDatesOfTheirArxivNumbers() {
        ImportedFile imported = ImportedFile.of(links, shared("imports/papers-links.json.gz"), Map.of());

        assertThat(imported.events()).hasSize(4).allMatch(event -> event.precision() == Precision.MONTH);
        assertThat(imported.rejections())
                .hasSize(228)
                .allMatch(each -> each.cause().startsWith("No date"));
        assertThat(imported.rejections()).extracting(each -> each.name()).doesNotHaveDuplicates();
    }

    @Test
    void linksWithAbstractsAreAllEvents() {
        String join = shared("imports/papers-abstracts.json.gz").toString();

        ImportedFile imported =
                ImportedFile.of(links, shared("imports/papers-links.json.gz"), Map.of("abstracts", join));

        assertThat(imported.events()).hasSize(232);
        assertThat(imported.events().stream().map(AdoptionEvent::id).distinct()).hasSize(232);
        assertThat(imported.events().stream()
                        .collect(Collectors.groupingBy(AdoptionEvent::declared, Collectors.counting())))
                .isEqualTo(Map.of(List.of(), 119L, List.of("tf"), 60L, List.of("pytorch"), 53L));
        assertThat(imported.events())
                .filteredOn(event -> event.precision() == Precision.DAY)
                .hasSize(228);
        assertThat(imported.events())
                .filteredOn(event -> event.flags().contains(Flag.OFFICIAL))
                .hasSize(230);
    }

    @Test
    void linesOfTheArchiveCopiedByHand() {
        ImportedFile imported =
                ImportedFile.of(links, shared("payloads/pwc/links-between-papers-and-code.sample.ndjson"), Map.of());

        assertThat(imported.events())
                .extracting(AdoptionEvent::id)
                .containsExactly(
                        "papers:code:1601.02063#github.com/leongeiger/kerr",
                        "papers:code:1810.10559#github.com/paul-buerkner/psis-non-factorized-paper",
                        "papers:code:1805.07499#github.com/roatienza/densemapnet",
                        "papers:code:1711.10485#github.com/bprabhakar/text-to-image");
    }

    @Test
    void wordsOfPapersByYear() {
        ImportedFile imported = ImportedFile.of(abstracts, shared("imports/papers-words.json.gz"), Map.of());

        assertThat(imported.events()).hasSize(13_334);
        // One paper stands twice in the file.
        assertThat(imported.events().stream().map(AdoptionEvent::id).distinct()).hasSize(13_333);
        Map<Integer, String> found = new TreeMap<>();
        imported.events().stream()
                .collect(Collectors.groupingBy(
                        event -> event.occurredAt().atOffset(ZoneOffset.UTC).getYear()))
                .forEach((year, events) -> found.put(year, counts(events)));
        assertThat(found)
                .isEqualTo(Map.of(
                        2015, "0/0/0", 2016, "0/16/0", 2017, "22/294/5", 2018, "399/638/57", 2019, "431/271/52"));
    }

    private static String counts(List<AdoptionEvent> events) {
        int[] counts = new int[3];
        for (AdoptionEvent event : events) {
            List<String> words =
                    List.of(Objects.requireNonNullElse(event.text(), "").split(" "));
            boolean pytorch = words.contains("pytorch");
            boolean tensorflow = words.contains("tensorflow");
            if (pytorch || tensorflow) {
                counts[pytorch && tensorflow ? 2 : pytorch ? 0 : 1]++;
            }
        }
        return counts[0] + "/" + counts[1] + "/" + counts[2];
    }
}
