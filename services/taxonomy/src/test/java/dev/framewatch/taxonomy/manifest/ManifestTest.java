package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final int MUCH = 256 * 1024;

    @ParameterizedTest
    @CsvSource({
        "requirements.txt, REQUIREMENTS",
        "a/Requirements-GPU.txt, REQUIREMENTS",
        "dev_requirements.in, REQUIREMENTS",
        "requirements/base.txt, REQUIREMENTS",
        "requirements, REQUIREMENTS",
        "a\\pyproject.toml, PYPROJECT",
        "setup.py, SETUP_PY",
        "a/setup.cfg, SETUP_CFG",
        "environment-gpu.yaml, CONDA_ENVIRONMENT",
        "Pipfile, PIPFILE",
        "package.json, PACKAGE_JSON",
        "Cargo.toml, CARGO_TOML",
        "Dockerfile.gpu, DOCKERFILE",
        "cuda.Dockerfile, DOCKERFILE",
        "a.ipynb, NOTEBOOK",
        "a/b.py, PYTHON",
        "a.mjs, JAVASCRIPT",
        "a.tsx, JAVASCRIPT",
        "lib.rs, RUST",
        "a.lua, LUA",
        "imports, IMPORTS",
    })
    void aFileIsKnownByItsName(String file, Manifest kind) {
        assertThat(Manifest.named(file)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "README.md", "package-lock.json", "my-setup.pyc", "Pipfile.lock", "poetry.toml"})
    void otherFilesAreNone(String file) {
        assertThat(Manifest.named(file)).isEmpty();
    }

    @Test
    void lineEndsAndAByteOrderMarkDoNotMatter() {
        assertThat(Manifest.REQUIREMENTS
                        .read("r", "\uFEFFtorch\r\njax \\\r\n  >=0.4\r\n\ronnx\r")
                        .packages())
                .containsExactly("torch", "jax", "onnx");
        assertThat(Manifest.PACKAGE_JSON
                        .read("p", "\uFEFF{\r\n\"dependencies\": {\"a\": \"1\"}}")
                        .packages())
                .containsExactly("a");
        assertThat(Manifest.PYPROJECT
                        .read("p", "\uFEFF[project]\r\ndependencies = ['a']\r\n")
                        .packages())
                .containsExactly("a");
        assertThat(Manifest.CONDA_ENVIRONMENT
                        .read("e", "\uFEFFdependencies:\r\n- a\r\n")
                        .packages())
                .containsExactly("a");
        assertThat(Manifest.PYTHON.read("p", "\uFEFFimport torch\r\nimport jax").packages())
                .containsExactly("torch", "jax");
    }

    @Test
    void aNulCharacterCostsItsLine() {
        Dependencies read = Manifest.REQUIREMENTS.read("r.txt", "torch\nnum\0py\njax\ntensorflow-hub\n");

        assertThat(read.packages()).containsExactly("torch", "jax", "tensorflow-hub");
        assertThat(read.problems())
                .containsExactly("r.txt, line 2: 'num?py' is no requirement; write name, name==1.0 or name @ URL");
    }

    @ParameterizedTest
    @EnumSource
    void aBinaryFileIsTold(Manifest kind) {
        assertThat(kind.read("x.bin", "\u0001\0t\0o\0r\0c\0h\0"))
                .isEqualTo(new Dependencies(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("x.bin, which is binary or not in UTF-8, is not read; save it as text in UTF-8")));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFileNamesNothing(Manifest kind) {
        assertThat(kind.read("empty", "").packages()).isEmpty();
    }

    @Test
    void aLineOfTenMegabytesCostsNoOther() {
        String line = "a".repeat(TEN_MEGABYTES);

        Dependencies requirements = Manifest.REQUIREMENTS.read("r.txt", "torch\n" + line + "\njax");
        Dependencies docker = Manifest.DOCKERFILE.read("Dockerfile", "FROM a/b\nRUN " + line + "\nRUN pip install jax");

        assertThat(requirements.packages()).containsExactly("torch", "jax");
        assertThat(requirements.problems())
                .containsExactly("r.txt, line 2: is longer than 65536 characters; it is left out");
        assertThat(docker.packages()).containsExactly("jax");
    }

    /** Texts on which a careless reader takes quadratic time, or a deep stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "(",
                "[[",
                "{\"a\":",
                "a=[",
                "a:\n - ",
                "- ",
                "'",
                "\"",
                "\"\"\"",
                "`",
                "\\",
                "\\\n",
                "/*",
                "--[[",
                "r#",
                "#",
                "a.",
                "a,",
                "-_",
                "a==",
                "import a,",
                "from .",
                "use {",
                "use a::{",
                "require(",
                "f(",
                "x=x+",
                "RUN a \\\n",
                "FROM a\n",
                "${",
                "${a",
                "<<A ",
                "git+",
                "a/",
                "@",
                "!pip ",
                "pip -",
                "[a]\n",
                "&a [*a,",
                "\n",
                " ",
                "\u00e9",
                "\ud83d",
                "a:b;",
                "install_requires=[",
                "\"a\":",
                "extras_require={'a':",
            })
    void muchOfAnythingIsReadInSeconds(String piece) {
        String text = piece.repeat(MUCH / piece.length());
        for (Manifest kind : Manifest.values()) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(kind.read("hostile", text).problems()).hasSizeLessThan(23),
                    kind + ": " + piece);
        }
    }

    @Test
    void muchInOnePlaceOfAFormatIsReadInSeconds() {
        String digits = "9".repeat(MUCH);
        String pips = "pip - ".repeat(MUCH / 6);
        String lines = "!a\\n".repeat(MUCH / 4);

        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(Manifest.PYPROJECT.read("p", "a = " + digits).packages()).isEmpty();
            assertThat(Manifest.PYPROJECT.read("p", "a = 1e" + digits).packages())
                    .isEmpty();
            assertThat(Manifest.PACKAGE_JSON
                            .read("p", "{\"a\": " + digits + "}")
                            .packages())
                    .isEmpty();
            assertThat(notebook("!" + pips).packages()).isEmpty();
            assertThat(notebook(lines).packages()).isEmpty();
            assertThat(Manifest.DOCKERFILE
                            .read("d", ("RUN " + "${a-".repeat(16_000) + "\n").repeat(20))
                            .packages())
                    .isEmpty();
        });
    }

    private static Dependencies notebook(String source) {
        return Manifest.NOTEBOOK.read(
                "a.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"" + source + "\"}]}");
    }

    @Test
    void aFileThatIsTooLongIsTold() {
        assertThat(Manifest.PYTHON
                        .read("a.py", " ".repeat(32 * 1024 * 1024 + 1))
                        .problems())
                .containsExactly("a.py, which has 33554433 characters, is too long; at most 33554432 are read");
    }

    @Test
    void noMoreIsFoundThanAnEventTakes() {
        StringBuilder lines = new StringBuilder("a".repeat(300) + "\n");
        for (int i = 0; i < 3_000; i++) {
            lines.append("package-").append(i).append("\n???\n");
        }

        Dependencies read = Manifest.REQUIREMENTS.read("r.txt", lines.toString());

        assertThat(read.packages()).hasSize(2_000);
        assertThat(read.problems())
                .hasSizeLessThan(23)
                .anyMatch(each -> each.endsWith("is no package's name; write at most 214 ASCII characters"))
                .contains("r.txt has more that cannot be read");
    }

    @ParameterizedTest
    @EnumSource
    void nothingMakesReadingFail(Manifest kind) {
        List<String> pieces = List.of(
                "import ",
                "from ",
                "use ",
                "require",
                "install_requires",
                "=",
                "'",
                "\"",
                "\"\"\"",
                "[",
                "]",
                "{",
                "}",
                "(",
                ")",
                "\n",
                "\n  ",
                "#",
                "\\",
                "\\\n",
                "a",
                "b.c",
                ",",
                ":",
                ";",
                "-e ",
                "git+",
                "https://",
                "@",
                "/",
                "$",
                "${",
                "}",
                "FROM ",
                "RUN ",
                "ARG a=",
                "<<E",
                "pip install ",
                "!",
                "%%",
                "- ",
                "dependencies",
                "[project]",
                "*",
                "&",
                "\0",
                "\ud83d",
                "r#\"",
                "--[[",
                "]]",
                "/*",
                "*/",
                "`",
                "0",
                "+",
                "%",
                ".join",
                "def f",
                "return ",
                "!=");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            Dependencies read = kind.read("random", text.toString());
            assertThat(read.packages())
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.length() <= 214 && !name.isBlank());
        }
    }
}
