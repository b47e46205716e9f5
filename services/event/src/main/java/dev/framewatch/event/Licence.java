package dev.framewatch.event;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Under what a source's data is given.
 *
 * @param source the source
 * @param licence the licence's SPDX name where it has one; else the terms
 * @param address where it is written
 */
public record Licence(String source, String licence, String address) {
    public static final List<Licence> ALL = List.of(
            new Licence(
                    "github",
                    "GitHub Terms of Service",
                    "https://docs.github.com/en/site-policy/github-terms/github-terms-of-service"),
            new Licence("reddit", "Reddit Data API Terms", "https://redditinc.com/policies/data-api-terms"),
            new Licence("papers", "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
            new Licence("huggingface", "Hugging Face Terms of Service", "https://huggingface.co/terms-of-service"));

    /** The name of what each line of an export tells. */
    public static final String COLUMN = "licence";

    /** All of them as a header says it. */
    public static final String HEADER =
            ALL.stream().map(one -> one.source + " (" + one.licence + ")").collect(Collectors.joining(", "));

    /** What a line that names its source stands under; one that names none is made of all of them. */
    public static String of(@Nullable String source) {
        return ALL.stream()
                .filter(one -> one.source.equals(source))
                .map(Licence::licence)
                .findFirst()
                .orElse(HEADER);
    }
}
