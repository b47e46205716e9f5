package dev.framewatch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of JSON as {@link EventJson#write} writes them: nothing between them, and nothing escaped that need not be.
 * Whatever is otherwise is {@link Other}.
 */
final class WrittenTokens {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;

    private final byte[] json;
    private int at;

    /** The bytes are in another form, or no event at all. */
    static final class Other extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Other() {
            super("another form", null, false, false);
        }
    }

    WrittenTokens(byte[] json) {
        this.json = json;
    }

    boolean atEnd() {
        return at == json.length;
    }

    /** The strings of a list that opens so; empty if it does not. */
    List<String> stringsAfter(String opening) {
        if (!has(opening)) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(string());
        } while (has(",\""));
        need("]");
        return values;
    }

    /** The elements up to the end of a list whose opening bracket was just passed; at least one. */
    <T> List<T> list(Supplier<T> element) {
        List<T> values = new ArrayList<>();
        do {
            values.add(element.get());
        } while (has(","));
        need("]");
        return values;
    }

    /** The string after these ASCII characters; {@code null} if they are not next. */
    @Nullable
    String stringAfter(String opening) {
        return has(opening) ? string() : null;
    }

    String neededStringAfter(String opening) {
        need(opening);
        return string();
    }

    void need(String literal) {
        if (!has(literal)) {
            throw new Other();
        }
    }

    /** Passes over these ASCII characters if they are next. */
    boolean has(String literal) {
        int end = at + literal.length();
        if (end > json.length) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (json[at + i] != literal.charAt(i)) {
                return false;
            }
        }
        at = end;
        return true;
    }

    Instant instant() {
        String text = string();
        if (!Instants.hasTheForm(text)) {
            throw new Other();
        }
        Instant instant = Instants.parse(text);
        if (!Instants.format(instant).equals(text)) {
            throw new Other();
        }
        return instant;
    }

    long integer() {
        boolean negative = has("-");
        int from = at;
        long value = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            value = value * 10 + json[at++] - '0';
        }
        int digits = at - from;
        if (digits < 1 || digits > 18 || (json[from] == '0' && (digits > 1 || negative))) {
            throw new Other();
        }
        return negative ? -value : value;
    }

    double number() {
        int from = at;
        while (at < json.length && json[at] != ',') {
            at++;
        }
        String text = new String(json, from, at - from, UTF_8);
        double value = Double.parseDouble(text);
        if (!Double.toString(value).equals(text)) {
            throw new Other();
        }
        return value;
    }

    /**
     * The string whose opening quote was just passed, up to and with its closing one. A U+FFFD in it may stand for bytes
     * that are no UTF-8.
     */
    String string() {
        int from = at;
        boolean escaped = false;
        int end = special(from);
        while (end < json.length && json[end] == '\\') {
            escaped = true;
            end = special(end + 2);
        }
        if (end >= json.length || json[end] != '"') {
            throw new Other();
        }
        at = end + 1;
        String text = escaped ? unescaped(from, end) : new String(json, from, end - from, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Other();
        }
        return text;
    }

    /**
     * Where the next quote, backslash or control character is, or the end of all. Eight bytes are looked at together: a
     * byte less than n sets its high bit in {@code (bytes - n) & ~bytes}, and the lowest bit so set is always right.
     */
    private int special(int from) {
        int i = from;
        for (; i + 8 <= json.length; i += 8) {
            long bytes = (long) EIGHT.get(json, i);
            long quotes = bytes ^ (ONES * '"');
            long backslashes = bytes ^ (ONES * '\\');
            long found = ((quotes - ONES) & ~quotes)
                    | ((backslashes - ONES) & ~backslashes)
                    | ((bytes - ONES * ' ') & ~bytes);
            found &= HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / 8;
            }
        }
        while (i < json.length && (json[i] < 0 || json[i] >= ' ') && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    private String unescaped(int from, int end) {
        byte[] plain = new byte[end - from];
        int length = 0;
        for (int i = from; i < end; i++) {
            plain[length++] = json[i] == '\\' ? escape(json[++i]) : json[i];
        }
        return new String(plain, 0, length, UTF_8);
    }

    private static byte escape(byte letter) {
        return switch (letter) {
            case '"', '\\' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new Other();
        };
    }
}
