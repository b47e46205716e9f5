package dev.framewatch.query;

import dev.framewatch.query.Published.Correction;
import dev.framewatch.query.Published.Edition;
import dev.framewatch.query.Published.Of;
import dev.framewatch.query.Published.ShareCorrection;
import dev.framewatch.query.Published.Told;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of an edition, each beside what the events that are held now say: where that is another one, a correction. */
final class EditionRows {
    private static final BigDecimal NONE = new BigDecimal("0.000000");

    private final Map<Key, Told> figures = new LinkedHashMap<>();

    private record Key(
            Of of, @Nullable String source, @Nullable String kind, String framework) {}

    /**
     * @param index the index of now
     * @param shares the shares of now
     */
    EditionRows(Edition edition, AdoptionIndex index, Shares shares) {
        JsonMapper json = JsonMapper.shared();
        for (JsonNode ranked : json.valueToTree(edition.index()).path("ranking")) {
            then(new Key(Of.index, null, null, text(ranked, "framework")), ranked.path("index"));
        }
        index.ranking().forEach(ranked -> now(new Key(Of.index, null, null, ranked.framework()), ranked.index()));
        if (edition.shares() != null) {
            for (JsonNode share : json.valueToTree(edition.shares()).path("shares")) {
                then(
                        new Key(Of.share, text(share, "source"), text(share, "kind"), text(share, "framework")),
                        share.path("share"));
            }
            shares.shares()
                    .forEach(share ->
                            now(new Key(Of.share, share.source(), share.kind(), share.framework()), share.share()));
        }
    }

    private static String text(JsonNode figure, String name) {
        return figure.path(name).asString("");
    }

    private void then(Key key, JsonNode figure) {
        put(key, figure.decimalValue().setScale(NONE.scale()), NONE);
    }

    private void now(Key key, BigDecimal figure) {
        Told before = figures.get(key);
        put(key, before == null ? NONE : before.then(), figure);
    }

    private void put(Key key, BigDecimal then, BigDecimal now) {
        figures.put(key, new Told(key.of, key.source, key.kind, key.framework, then, now, then.compareTo(now) != 0));
    }

    /** All of them: the index in the order of its ranking then, and the shares; what was not published is behind. */
    List<Told> all() {
        return Stream.of(Of.values())
                .flatMap(of -> figures.values().stream().filter(figure -> figure.of() == of))
                .toList();
    }

    /** The frameworks whose index is another one now, largest change first. */
    List<Correction> ofIndex() {
        return corrected(Of.index)
                .map(figure -> new Correction(figure.framework(), figure.then(), figure.now()))
                .toList();
    }

    /** The shares that are others now, largest change first. */
    List<ShareCorrection> ofShares() {
        return corrected(Of.share)
                .map(figure -> new ShareCorrection(
                        Objects.requireNonNull(figure.source()),
                        Objects.requireNonNull(figure.kind()),
                        figure.framework(),
                        figure.then(),
                        figure.now()))
                .toList();
    }

    private Stream<Told> corrected(Of of) {
        return figures.values().stream()
                .filter(figure -> figure.of() == of && figure.corrected())
                .sorted(Comparator.comparing((Told figure) ->
                                figure.now().subtract(figure.then()).abs())
                        .reversed()
                        .thenComparing(figure -> String.valueOf(figure.kind()))
                        .thenComparing(Told::framework));
    }
}
