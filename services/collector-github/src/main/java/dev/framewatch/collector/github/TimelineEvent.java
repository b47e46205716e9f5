package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event of GitHub's public timeline as GH Archive keeps it, in the form since 2015 ({@code repo}, {@code actor} an
 * object) or in the one before ({@code repository} inline, {@code actor} a name, times with an offset).
 *
 * @param fields its fields
 */
record TimelineEvent(Fields fields) {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,50}Event");

    /** GitHub's name of the type; {@code null} where it has none that can be one. */
    @Nullable
    String type() {
        String type = fields.text("type");
        return type != null && TYPE.matcher(type).matches() ? type : null;
    }

    @Nullable
    Instant created() {
        return fields.time("created_at");
    }

    private boolean inline() {
        return fields.has("repository");
    }

    private Fields repository() {
        return fields.in(inline() ? "repository" : "repo");
    }

    @Nullable
    Long repositoryId() {
        return repository().count("id");
    }

    /** The repository's name with its owner's; {@code null} where the event has none. */
    @Nullable
    String fullName() {
        String name = repository().text("name");
        if (name == null || name.indexOf('/') > 0) {
            return name;
        }
        String owner = repository().text("owner");
        return owner == null ? null : owner + "/" + name;
    }

    /** When the repository was created; only the older form tells. */
    @Nullable
    Instant repositoryCreated() {
        return repository().time("created_at");
    }

    @Nullable
    String language() {
        return repository().text("language");
    }

    boolean isFork() {
        return repository().isTrue("fork");
    }

    @Nullable
    String description() {
        String said = fields.in("payload").text("description");
        return said == null ? repository().text("description") : said;
    }

    @Nullable
    String actor() {
        String login = fields.in("actor").text("login");
        return login == null ? fields.text("actor") : login;
    }

    boolean createsRepository() {
        return "CreateEvent".equals(fields.text("type"))
                && "repository".equals(fields.in("payload").text("ref_type"));
    }

    boolean releases() {
        return "ReleaseEvent".equals(fields.text("type"));
    }

    /** What was released. */
    Fields release() {
        return fields.in("payload").in("release");
    }

    /** The event's own number; {@code null} where it has none, as before 2015. */
    @Nullable
    Long id() {
        return fields.number("id");
    }
}
