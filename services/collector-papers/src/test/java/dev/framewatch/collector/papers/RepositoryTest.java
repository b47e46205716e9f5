package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/tensorflow/tensor2tensor, github.com/tensorflow/tensor2tensor",
        "HTTP://www.GitHub.com/Zenna/Omega.jl/, github.com/zenna/omega.jl",
        "https://github.com/uclaopt/Plug.git, github.com/uclaopt/plug",
        "https://github.com/google-research/google-research/tree/master/moew, github.com/google-research/google-research",
        "https://github.com/a/b?tab=readme#top, github.com/a/b",
        "git@github.com:a/b.git, github.com/a/b",
        "ssh://git@github.com:22/a/b, github.com/a/b",
        "github.com/a/b, github.com/a/b",
        "https://github.com/void, github.com/void",
        "https://gitlab.com/group/sub/name/-/tree/main, gitlab.com/group/sub/name",
        "https://gitlab.inria.fr/epione_ML/mcvae, gitlab.inria.fr/epione_ml/mcvae",
        "http://tifgan.github.io/, tifgan.github.io",
        "https://drive.google.com/open?id=1X, drive.google.com/open?id=1x",
        "https://host.org/a b, host.org/a%20b",
    })
    void anAddressNamesOneRepositoryHoweverItIsWritten(String address, String canonical) {
        assertThat(Repository.of(address)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "https://", "//", "see paper"})
    void whatIsNoAddressNamesNone(String address) {
        assertThat(Repository.of(address)).isNull();
    }

    @Test
    void aLongPathIsCutAndKeptApartByItsHash() {
        String one = String.valueOf(Repository.of("https://host.org/" + "x".repeat(900) + "1"));
        String other = String.valueOf(Repository.of("https://host.org/" + "x".repeat(900) + "2"));

        assertThat(one).hasSize(240).isNotEqualTo(other);
    }
}
