package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackageJsonTest {
    @Test
    void dependenciesOfEveryKindCount() {
        Dependencies read = Manifest.PACKAGE_JSON.read("package.json", """
                {
                  "name": "own",
                  "dependencies": {"@TensorFlow/tfjs": "^4.0.0", "short": "npm:@scope/real@1.2.3", "a": 3},
                  "devDependencies": {"jest": "*"},
                  "peerDependencies": {"react": "*"},
                  "optionalDependencies": {"onnxruntime-node": "*", "react": "*"},
                  "scripts": {"torch": "x"}
                }
                """);

        assertThat(read.packages())
                .containsExactly("@tensorflow/tfjs", "@scope/real", "a", "jest", "react", "onnxruntime-node");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void brokenJsonIsToldWithItsPlace() {
        assertThat(Manifest.PACKAGE_JSON
                        .read("package.json", "{\n\"dependencies\": {\"a\": \n")
                        .problems())
                .singleElement()
                .asString()
                .matches("package.json, line \\d: the file is no JSON, so nothing of it is read: .+");
        assertThat(Manifest.PACKAGE_JSON.read("package.json", "[1]").problems())
                .containsExactly("package.json, line 1: the file is no JSON of names and values; give a whole file");
        assertThat(Manifest.PACKAGE_JSON.read("package.json", "").problems()).hasSize(1);
    }

    @Test
    void aNameThatNoEventTakesIsToldAndLeftOut() {
        Dependencies read = Manifest.PACKAGE_JSON.read(
                "package.json",
                "{\"dependencies\": {\"a b\": \"1\", \"\\u0000\": \"1\", \"\\ud800x\": \"1\", \"c\": \"1\"}}");

        assertThat(read.packages()).containsExactly("c");
        assertThat(read.problems())
                .hasSize(3)
                .contains("package.json, 'a b' is no package's name; write at most 214 ASCII characters");
    }
}
