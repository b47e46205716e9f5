package dev.framewatch.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** Pictures as SVG: texts are escaped, and figures have one decimal in every locale. */
final class Svg {
    static final String PRODUCES = "image/svg+xml";

    private static final MediaType TYPE = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private Svg() {}

    /** A picture as it is answered, to be kept for five minutes. */
    static ResponseEntity<String> answer(DailyRows.Rows rows, String picture) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(KEPT)
                .headers(Origin.of(rows.generation()))
                .body(picture);
    }

    /** A text that is nothing but text, also within quotes. */
    static String text(String any) {
        return HtmlUtils.htmlEscapeDecimal(any, StandardCharsets.UTF_8.name());
    }

    /** A length or a percentage. */
    static String number(double any) {
        return String.format(Locale.ROOT, "%.1f", any);
    }

    /** A share as people read it. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }
}
