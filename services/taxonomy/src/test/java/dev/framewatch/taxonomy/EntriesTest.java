package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every entry of the built-in taxonomy, where it belongs: no other entry hides it. */
class EntriesTest {
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();

    private final Classifier classifier = TAXONOMY.classifier();

    @Test
    void eachNameAlwaysShowsItsSubject() {
        assertThat(TAXONOMY.rules()).allSatisfy(rule -> {
            Optional<AdoptionEvent> event = example(rule);
            if (event.isPresent()) {
                assertThat(classifier.classify(event.get()))
                        .as("%s of %s", rule.name(), id(rule))
                        .anyMatch(tag -> names(tag, id(rule)) && tag.role().countsAsUse());
            }
        });
    }

    @Test
    void aFrameworksOwnRepositoryIsTheFramework() {
        assertThat(TAXONOMY.frameworks())
                .allSatisfy(framework -> assertThat(framework.repositories())
                        .isNotEmpty()
                        .allSatisfy(repository -> assertThat(classifier.classify(
                                        Events.repository().title(repository).event()))
                                .anyMatch(tag -> framework.id().equals(tag.framework()) && tag.role() == Role.IS)));
    }

    private static Optional<AdoptionEvent> example(Rule rule) {
        String words = rule.pattern();
        return Optional.ofNullable(
                switch (rule.sense()) {
                    case REPOSITORY -> Events.repository().title(words).event();
                    case DECLARED -> Events.post().declared(words).event();
                    case PACKAGE, MODULE ->
                        Events.repository().dependency(words).event();
                    case CODE -> Events.says("You need this: " + words);
                    case TOPIC -> Events.repository().topic(words).event();
                    case SITE -> Events.says("See https://" + words + "/guide for more");
                    case FILE -> Events.says("Download model." + words + " first");
                    case NAME, STEM -> Events.says("We wrote it with " + words + " last week");
                    case AMBIGUOUS, PLAIN, OTHER, CONTEXT, AGAINST -> null;
                });
    }

    private static String id(Rule rule) {
        return Objects.requireNonNull(rule.subject()).id();
    }

    private static boolean names(Tag tag, String id) {
        return id.equals(tag.framework()) || id.equals(tag.product());
    }
}
