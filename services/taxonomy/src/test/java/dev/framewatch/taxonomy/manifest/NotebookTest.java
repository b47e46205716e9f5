package dev.framewatch.taxonomy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotebookTest {
    private static Dependencies read(String json) {
        return Manifest.NOTEBOOK.read("a.ipynb", json.replace('\'', '"'));
    }

    @Test
    void codeImportsAndCommandsInstall() {
        Dependencies read = read("""
                {'metadata': {'kernelspec': {'language': 'python'}}, 'cells': [
                  {'cell_type': 'markdown', 'source': ['import prose']},
                  {'cell_type': 'code', 'source': ['%matplotlib inline\\n', '!pip install -q torch \\\\\\n', '  jax\\n', 'import keras']},
                  {'cell_type': 'code', 'source': '%pip install flax\\nfrom mxnet import nd', 'outputs': ['import output']},
                  {'cell_type': 'code', 'source': '%%bash\\nconda install theano\\nimport nothing'},
                  {'cell_type': 'code'}, {'cell_type': 3}, 4
                ]}
                """);

        assertThat(read.packages()).containsExactly("torch", "jax", "keras", "flax", "mxnet", "theano");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void theOlderFormatHasWorksheets() {
        assertThat(read("{'worksheets': [{'cells': [{'cell_type': 'code', 'input': ['import caffe']}]}]}")
                        .packages())
                .containsExactly("caffe");
    }

    @Test
    void theLanguageIsTheNotebooks() {
        String cells = ", 'cells': [{'cell_type': 'code', 'source': 'require \\\"nn\\\"\\nimport x'}]}";

        assertThat(read("{'metadata': {'language_info': {'name': 'lua'}}" + cells)
                        .packages())
                .containsExactly("nn");
        assertThat(read("{'metadata': {'language_info': {'name': 'julia'}}" + cells)
                        .packages())
                .isEmpty();
    }
}
