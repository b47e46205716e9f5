package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Names;
import dev.framewatch.event.Precision;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of one generation's daily rows that follows their index by the numbers that Elasticsearch gives its writes, which
 * is sound since that index has one shard and rows that vanished stay there with a count of zero.
 */
final class DailyCopy {
    private static final int PAGE = 10_000;
    private static final String NUMBER = "_seq_no";

    private final ServedGeneration generation;
    private final DailyTable table = new DailyTable();
    private long last = -1;

    DailyCopy(ServedGeneration generation) {
        this.generation = generation;
    }

    /** A row as it stands in the index; one that an older version wrote has fewer flags. */
    record Document(
            LocalDate day,
            String kind,
            String precision,
            boolean fork,
            boolean vendor,
            boolean official,
            @Nullable Boolean bot,
            @Nullable Boolean generated,
            @Nullable Boolean repost,
            String signature,
            int events) {}

    ServedGeneration generation() {
        return generation;
    }

    DailyTable table() {
        return table;
    }

    /** Whether it is a copy of this one: the very same index, not one of the same name that was made since. */
    boolean isOf(ServedGeneration served) {
        return generation.equals(served);
    }

    /** Which rows it has, in one word. */
    String version() {
        return generation.index() + "-" + generation.taxonomy() + "-" + last;
    }

    /**
     * Reads what was written since it last did.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    void follow(ElasticsearchClient client) throws IOException {
        List<Hit<Document>> page;
        do {
            page = page(client);
            for (Hit<Document> hit : page) {
                take(Objects.requireNonNull(hit.source()));
                last = hit.sort().getFirst().longValue();
            }
        } while (page.size() == PAGE);
    }

    private List<Hit<Document>> page(ElasticsearchClient client) throws IOException {
        return client.search(
                        search -> search.index(AdoptionIndexes.daily(generation.id()))
                                .size(PAGE)
                                .trackTotalHits(total -> total.enabled(false))
                                .allowPartialSearchResults(false)
                                .sort(sort -> sort.field(by -> by.field(NUMBER).order(SortOrder.Asc)))
                                .searchAfter(FieldValue.of(last)),
                        Document.class)
                .hits()
                .hits();
    }

    private void take(Document row) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flag(flags, Flag.FORK, row.fork());
        flag(flags, Flag.VENDOR, row.vendor());
        flag(flags, Flag.OFFICIAL, row.official());
        flag(flags, Flag.BOT, row.bot());
        flag(flags, Flag.GENERATED, row.generated());
        flag(flags, Flag.REPOST, row.repost());
        DailyTable.Cell cell = new DailyTable.Cell(
                Names.of(Kind.class, "kind", row.kind()),
                Names.of(Precision.class, "precision", row.precision()),
                flags,
                row.signature());
        table.put(row.day(), cell, row.events());
    }

    private static void flag(Set<Flag> flags, Flag flag, @Nullable Boolean set) {
        if (Boolean.TRUE.equals(set)) {
            flags.add(flag);
        }
    }
}
