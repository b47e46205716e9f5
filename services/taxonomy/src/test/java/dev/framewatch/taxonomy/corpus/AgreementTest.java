package dev.framewatch.taxonomy.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {
    private static final String SHOWN = """
            {"paper_title": "A net in PyTorch", "repo_url": "https://github.com/a/net", "framework": "pytorch"}
            """;
    private static final String SHOWN_BY_NAME = """
            {"paper_title": "A net", "repo_url": "https://github.com/a/net-tensorflow", "framework": "tf"}
            """;
    private static final String HIDDEN = """
            {"paper_title": "A net", "repo_url": "https://github.com/a/net", "framework": "tf"}
            """;
    private static final String OTHER = """
            {"paper_title": "A net in PyTorch", "repo_url": null, "framework": "tf"}
            """;
    private static final String SILENT = """
            {"paper_title": "A net in PyTorch", "repo_url": "https://github.com/a/net", "framework": "none"}
            """;
    private static final String UNKNOWN = """
            {"paper_title": "A net", "repo_url": "https://github.com/a/net", "framework": "abacus"}
            """;

    @TempDir
    private Path folder;

    private Agreement read(byte[] content) throws IOException {
        Agreement agreement = new Agreement(Taxonomy.builtIn().classifier());
        DeclaredFile.read(Files.write(folder.resolve("links"), content), agreement::add);
        return agreement;
    }

    @Test
    void agreementIsCountedWithoutAndWithTheDeclaration() throws IOException {
        Agreement agreement = read((SHOWN + SHOWN_BY_NAME + HIDDEN + OTHER + SILENT + UNKNOWN).getBytes(UTF_8));

        assertThat(agreement.rows()).isEqualTo(6);
        assertThat(agreement.silent()).isEqualTo(1);
        assertThat(agreement.unknown()).isEqualTo(1);
        assertThat(agreement.without()).isEqualTo(new Agreement.Count(4, 3, 2));
        assertThat(agreement.with()).isEqualTo(new Agreement.Count(4, 4, 4));
    }

    @Test
    void aGzippedArrayIsReadToo() throws IOException {
        Path file = folder.resolve("links.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("[" + SHOWN + "," + HIDDEN + "]").getBytes(UTF_8));
        }

        assertThat(read(Files.readAllBytes(file)).without().ofDeclared()).isEqualTo(0.5);
    }

    @Test
    void whatIsNoArchiveIsNamedWithItsLine() {
        assertThatThrownBy(() -> read((SHOWN + "{\"framework\"").getBytes(UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("links, line ")
                .hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> read((SHOWN + "{}").getBytes(UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("links, row 2")
                .hasMessageContaining("framework is missing");
    }
}
