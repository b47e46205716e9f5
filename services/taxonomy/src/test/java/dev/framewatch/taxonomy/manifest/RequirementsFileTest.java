package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsFileTest {
    private static Dependencies read(String... lines) {
        return Manifest.REQUIREMENTS.read("requirements.txt", String.join("\n", lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "torch > torch",
                "Torch_Geometric==2.5 > torch-geometric",
                "ruamel..yaml_-x > ruamel-yaml-x",
                "mxnet (~=1.9) ; (sys_platform == \"win32\") and extra == 'mxnet' > mxnet",
                "tensorflow[and-cuda, gcp]~=2.16;python_version<'3.12' > tensorflow",
                "flax @ https://example.org/whatever.zip > flax",
                "flax@git+https://example.org/other.git > flax",
                "onnx===1.2 --hash=sha256:abc --hash=sha256:def > onnx",
                "numpy 1.19 > numpy",
                "pandas=1.0=py37_0 > pandas",
                "keras # a comment > keras",
                "git+https://example.org/group/Some_Repo.git@v1.0#egg=Real_Name&subdirectory=python > real-name",
                "git+https://user@example.org/group/py_thing.git@feature/x > py-thing",
                "git+ssh://git@example.org/group/py_thing > py-thing",
                "git@example.org:group/py_thing.git > py-thing",
                "hg+http://example.org/group/other_thing/ > other-thing",
                "https://example.org/whl/cu121/torch-2.1.0%2Bcu121-cp310-cp310-linux_x86_64.whl > torch",
                "https://example.org/jax-releases/jaxlib-0.4.tar.gz#sha256=00 > jaxlib",
                "https://example.org/group/detector/archive/refs/heads/main.zip > detector",
                "./wheels/chainer-7.8-py3-none-any.whl > chainer",
                "-e git+https://example.org/group/code.git#egg=editable_one > editable-one",
                "--editable=git+https://example.org/group/code.git > code",
                "-e \"git+https://example.org/group/quoted.git\" > quoted",
            })
    void aRequirementHasOneName(String line, String name) {
        assertThat(read(line)).isEqualTo(new Dependencies(List.of(name), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "# torch",
                "  # torch",
                "-r base.txt",
                "--requirement base.txt",
                "-c constraints.txt",
                "-i https://example.org/simple",
                "--extra-index-url https://example.org/whl/torch",
                "--no-binary :all:",
                "-e .",
                "-e .[dev]",
                ".",
                "../sibling",
                "/opt/package",
                "folder/package",
                "C:\\folder\\package",
                "https://example.org/page.html",
                "${INTERNAL_PACKAGE}",
                "requirements-dev.txt",
            })
    void whatNamesNoPackageIsInOrder(String line) {
        assertThat(read(line)).isEqualTo(new Dependencies(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aLineGoesOnAfterABackslash() {
        assertThat(read("torch==2.0 \\", "    --hash=sha256:ab \\", "    # why not", "    --hash=sha256:cd", "jax")
                        .packages())
                .containsExactly("torch", "jax");
    }

    @Test
    void aNameIsFoundOnceAndTheOrderIsTheFiles() {
        assertThat(read("onnx; extra == 'a'", "Jax", "ONNX==1", "jax>1", "chex").packages())
                .containsExactly("onnx", "jax", "chex");
    }

    @Test
    void aBrokenLineCostsNoOther() {
        Dependencies read = read("torch", "please install the rest by hand", "=1.0", "1.2.3", "jax");

        assertThat(read.packages()).containsExactly("torch", "jax");
        assertThat(read.problems())
                .containsExactly(
                        "requirements.txt, line 2: 'please install the rest by hand' is no requirement;"
                                + " write name, name==1.0 or name @ URL",
                        "requirements.txt, line 3: '=1.0' is no requirement; write name, name==1.0 or name @ URL",
                        "requirements.txt, line 4: '1.2.3' is no requirement; write name, name==1.0 or name @ URL");
    }
}
