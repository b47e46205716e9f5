package dev.framewatch.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a reader sends it: every member a text. */
record ReportDraft(
        @Schema(description = "The event's id.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String event,

        @Schema(description = "The framework's id; may be absent where a tag is missing.") @Nullable
        String framework,

        @Schema(
                description = "What is wrong.",
                allowableValues = {"tag", "missing"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String wrong,

        @Schema(description = "What else there is to say.", maxLength = MOST_WORDS) @Nullable
        String words) {
    static final int MOST_WORDS = 1_000;

    private static final Parameter<String> EVENT = EventsApi.id("event", "one id, as github:repository:41881900");
    private static final Parameter<String> FRAMEWORK =
            Parameter.ids("framework", "The framework.", "one id of a framework, as pytorch");
    private static final Parameter<Report.Wrong> WRONG =
            Parameter.choice("wrong", "What is wrong.", List.of(Report.Wrong.values()));
    private static final Parameter<String> WORDS = Parameter.free(
            "words", "What else there is to say.", "a text of at most 1,000 characters", Parameter.Form.TEXT, text -> {
                if (text.codePointCount(0, text.length()) > MOST_WORDS) {
                    throw new IllegalArgumentException("too long");
                }
                return text.strip();
            });

    String checkedEvent() {
        return required(EVENT, event);
    }

    /** The framework; absent where a tag of one is missing that has no id. */
    @Nullable
    String checkedFramework() {
        return framework == null && checkedWrong() == Report.Wrong.missing ? null : required(FRAMEWORK, framework);
    }

    Report.Wrong checkedWrong() {
        return required(WRONG, wrong);
    }

    /** The words; absent where there are none. */
    @Nullable
    String checkedWords() {
        return words == null || words.isBlank() ? null : required(WORDS, words);
    }

    private static <T> T required(Parameter<T> parameter, @Nullable String given) {
        T value = given == null ? null : parameter.one(Map.of(parameter.name(), List.of(given)));
        if (value == null) {
            throw Problem.wrongParameter(parameter.name(), "", parameter.allowed());
        }
        return value;
    }
}
