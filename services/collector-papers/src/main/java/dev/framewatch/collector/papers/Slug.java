package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes parts of ids out of titles and addresses. */
final class Slug {
    /** Two such parts and what stands before and between them fit into an id. */
    private static final int LONGEST = 240;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Slug() {}

    /** Letters and digits of a title in lower case without accents, words joined by hyphens; empty if it has none. */
    static String of(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String joined = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        int from = joined.startsWith("-") ? 1 : 0;
        int to = joined.endsWith("-") ? joined.length() - 1 : joined.length();
        return from >= to ? "" : bounded(joined.substring(from, to));
    }

    /** A text of at most {@value #LONGEST} bytes: of a longer one the start and a hash of the whole. */
    static String bounded(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= LONGEST) {
            return text;
        }
        int end = LONGEST - 17;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new String(bytes, 0, end, UTF_8) + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
