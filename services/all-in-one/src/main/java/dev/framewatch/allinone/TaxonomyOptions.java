package dev.framewatch.allinone;

import dev.framewatch.taxonomy.Taxonomy;
import dev.framewatch.taxonomy.TaxonomyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says by which taxonomy a command that needs no server classifies. */
final class TaxonomyOptions {
    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "The taxonomy (default: the one that comes with Framewatch).")
    private @Nullable Path file;

    /** The taxonomy that was asked for. */
    Taxonomy taxonomy() {
        if (file == null) {
            return Taxonomy.builtIn();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Taxonomy.load(in, file.toString());
        } catch (IOException unreadable) {
            throw new Failure("--taxonomy " + file + " is no file that can be read.", unreadable);
        } catch (TaxonomyException wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
