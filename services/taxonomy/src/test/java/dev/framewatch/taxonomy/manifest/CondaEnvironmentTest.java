package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CondaEnvironmentTest {
    private static Dependencies read(String text) {
        return Manifest.CONDA_ENVIRONMENT.read("environment.yml", text);
    }

    @Test
    void packagesOfCondaAndOfPipCount() {
        Dependencies read = read("""
                name: torch
                channels: [pytorch]
                dependencies:
                  - python >=3.8
                  - pytorch::PyTorch=2.0=py3.10_cuda
                  - conda-forge::cudatoolkit
                  - numpy[version='>1.0']
                  - py_thing
                  - _libgcc_mutex=0.1
                  - pip
                  - pip:
                      - Keras_CV==0.9  # why
                      - -r requirements.txt
                      - git+https://example.org/group/thing.git
                """);

        assertThat(read.packages())
                .containsExactly(
                        "python",
                        "pytorch",
                        "cudatoolkit",
                        "numpy",
                        "py_thing",
                        "_libgcc_mutex",
                        "pip",
                        "keras-cv",
                        "thing");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void anEntryThatIsNonePackageCostsNoOther() {
        Dependencies read = read("dependencies:\n  - '=1'\n  - torch\n  - [jax]\n  - pip:\n    - see above please\n");

        assertThat(read.packages()).containsExactly("torch");
        assertThat(read.problems())
                .containsExactly(
                        "environment.yml, line 2: '=1' is no package of conda's; write name or name=1.0",
                        "environment.yml, line 6: 'see above please' is no requirement;"
                                + " write name, name==1.0 or name @ URL");
    }

    @Test
    void brokenYamlIsToldWithItsPlace() {
        assertThat(read("dependencies:\n  - torch\n - jax\n").problems())
                .singleElement()
                .asString()
                .matches("environment.yml, line \\d: the file is no YAML, so nothing of it is read: .+");
        assertThat(read("").problems())
                .containsExactly("environment.yml, line 1: the file is no YAML of names and values;"
                        + " write dependencies: and a list");
    }

    @Test
    void aliasesThatHoldThemselvesEnd() {
        assertThat(read("dependencies: &all\n  - torch\n  - *all\n  - pip: *all\n")
                        .packages())
                .containsExactly("torch");
    }
}
