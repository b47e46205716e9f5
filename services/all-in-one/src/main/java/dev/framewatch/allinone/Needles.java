package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a credential may show.
 *
 * @param forms the words that every credential holds; and what they are inside of a text in Base64, such as the header in
 *     which Reddit gets id and secret, wherever in it they begin
 */
record Needles(List<String> forms) {
    private static final int BITS = 6;

    Needles {
        forms = List.copyOf(forms);
    }

    /** Those of the words that every credential holds. */
    static Needles of(String canary) {
        Stream<String> encoded = IntStream.range(0, 3)
                .boxed()
                .flatMap(before -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .map(encoder -> inside(encoder, before, canary)));
        return new Needles(Stream.concat(Stream.of(canary), encoded).distinct().toList());
    }

    /** The letters that the words decide alone, after so many other bytes and before any. */
    private static String inside(Base64.Encoder encoder, int before, String words) {
        String text = encoder.encodeToString(("\0".repeat(before) + words).getBytes(ISO_8859_1));
        return text.substring(Math.ceilDiv(before * Byte.SIZE, BITS), (before + words.length()) * Byte.SIZE / BITS);
    }

    /** Whether a text holds one of them. */
    boolean in(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /** Whether bytes hold one of them. */
    boolean in(byte @Nullable [] bytes) {
        return bytes != null && in(new String(bytes, ISO_8859_1));
    }
}
