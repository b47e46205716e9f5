package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ClientLimitTest {
    private final ClientLimit limit = new ClientLimit(2, Duration.ofHours(1), 100);

    @Test
    void refusesOneTooManyAndSaysWhenTheNextMayCome() {
        limit.take("192.0.2.1");
        limit.take("192.0.2.1");

        Problem refused = catchThrowableOfType(Problem.class, () -> limit.take("192.0.2.1"));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refused.getBody().getDetail()).contains("2 of these in 60 minutes");
        assertThat(Integer.parseInt(String.valueOf(refused.getHeaders().getFirst("Retry-After"))))
                .isBetween(1700, 1801);
        assertThatCode(() -> limit.take("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void takesTheAddressesOfOneNetworkOfIpv6ForOneClient() {
        limit.take("2001:db8::1");
        limit.take("2001:db8::ffff:2");

        assertThat(catchThrowableOfType(Problem.class, () -> limit.take("2001:db8:0:0:1::")))
                .isNotNull();
        assertThatCode(() -> limit.take("2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    @Test
    void holdsNoMoreClientsThanItMay() {
        IntStream.range(0, 1000).forEach(i -> limit.take("10.0." + i / 250 + "." + i % 250));

        assertThat(limit.size()).isEqualTo(100);
    }
}
