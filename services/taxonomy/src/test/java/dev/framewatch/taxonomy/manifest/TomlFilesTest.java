package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlFilesTest {
    @Test
    void aPyprojectHasDependenciesExtrasAndGroups() {
        Dependencies read = Manifest.PYPROJECT.read("pyproject.toml", """
                [build-system]
                requires = ["setuptools", "torch"]

                [project]
                name = "own"
                dependencies = ["JAX[cuda]>=0.4; python_version > '3.9'", "Flax"]

                [project.optional-dependencies]
                tf = ["tensorflow ~= 2.0"]

                [dependency-groups]
                test = ["pytest", {include-group = "lint"}]
                lint = ["ruff"]

                [tool.pdm.dev-dependencies]
                more = ["chex"]

                [tool.uv]
                dev-dependencies = ["optax"]
                """);

        assertThat(read.packages()).containsExactly("jax", "flax", "tensorflow", "pytest", "ruff", "chex", "optax");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void poetryNamesPackagesByKeys() {
        Dependencies read = Manifest.PYPROJECT.read("pyproject.toml", """
                [tool.poetry.dependencies]
                python = "^3.11"
                PyTorch_Lightning = { version = "^2.0", extras = ["extra"], optional = true }
                torch = [{ version = "1", platform = "linux" }, { url = "https://example.org/x.whl" }]
                [tool.poetry.dev-dependencies]
                black = "*"
                [tool.poetry.group.docs.dependencies]
                sphinx = "*"
                [tool.poetry.extras]
                all = ["nothing-new"]
                """);

        assertThat(read.packages()).containsExactly("pytorch-lightning", "torch", "black", "sphinx");
    }

    @Test
    void whatIsNoRequirementCostsNoOther() {
        Dependencies read = Manifest.PYPROJECT.read(
                "pyproject.toml", "[project]\ndependencies = ['torch', 'see the readme', 3, 'onnx']\n");

        assertThat(read.packages()).containsExactly("torch", "onnx");
        assertThat(read.problems())
                .containsExactly(
                        "pyproject.toml, 'see the readme' is no requirement; write name, name==1.0 or name @ URL");
    }

    @Test
    void otherTypesThanTheFormatsAreNothing() {
        assertThat(Manifest.PYPROJECT.read("pyproject.toml", "project = 3\ntool = ['poetry']\n"))
                .isEqualTo(Manifest.REQUIREMENTS.read("x", ""));
        assertThat(Manifest.CARGO_TOML
                        .read("Cargo.toml", "dependencies = 'x'\ntarget = [1]\n")
                        .packages())
                .isEmpty();
    }

    @Test
    void brokenTomlIsToldWithItsPlace() {
        Dependencies read =
                Manifest.PYPROJECT.read("sub/pyproject.toml", "[project]\nname = \"a\"\ndependencies = [\n");

        assertThat(read.packages()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .matches("sub/pyproject.toml, line \\d: the file is no TOML, so nothing of it is read: .+");
    }

    @Test
    void aPipfileHasGroups() {
        Dependencies read = Manifest.PIPFILE.read("Pipfile", """
                [[source]]
                url = "https://pypi.example.org/simple"
                [packages]
                MindSpore = "*"
                torch = {version = "==2.0", index = "own"}
                [dev-packages]
                pytest = "*"
                [requires]
                python_version = "3.11"
                """);

        assertThat(read.packages()).containsExactly("mindspore", "torch", "pytest");
    }

    @Test
    void aCargoFileHasDependenciesOfEveryKind() {
        Dependencies read = Manifest.CARGO_TOML.read("Cargo.toml", """
                [package]
                name = "own"
                [dependencies]
                candle_core = "0.4"
                torch = { package = "tch", version = "0.15" }
                Burn = { version = "0.13", features = ["wgpu"] }
                [dependencies.ort]
                version = "2"
                [dev-dependencies]
                proptest = "1"
                [build-dependencies]
                cc = "1"
                [target.'cfg(unix)'.dependencies]
                tract-onnx = "0.20"
                [workspace.dependencies]
                dfdx = "0.13"
                """);

        assertThat(read.packages())
                .containsExactly("candle_core", "tch", "burn", "ort", "proptest", "cc", "tract-onnx", "dfdx");
    }
}
