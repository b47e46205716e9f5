package dev.framewatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {
    private static Fields of(String value) {
        return new Fields(JsonMapper.shared().readTree("{\"f\":" + value + "}"));
    }

    @Test
    void whatIsAbsentNullBlankOrOfAnotherTypeIsNothing() {
        for (String value : new String[] {"null", "\" \"", "[]", "{}", "true"}) {
            assertThat(of(value).text("f")).as(value).isNull();
            assertThat(of(value).number("f")).as(value).isNull();
            assertThat(of(value).seconds("f")).as(value).isNull();
            assertThat(of(value).time("f")).as(value).isNull();
        }
        assertThat(of("1").text("other")).isNull();
        assertThat(of("1").in("f").text("other")).isNull();
        assertThat(of("\"true\"").isTrue("f")).isFalse();
        assertThat(of("true").isTrue("f")).isTrue();
    }

    @Test
    void numbersMayStandInQuotesAndHaveDecimals() {
        assertThat(of("7").number("f")).isEqualTo(7);
        assertThat(of("\"-7\"").number("f")).isEqualTo(-7);
        assertThat(of("7.9").number("f")).isEqualTo(7);
        assertThat(of("-7").count("f")).isNull();
        assertThat(of("\"seven\"").number("f")).isNull();
        assertThat(of("1e999999999").number("f")).isNull();
        assertThat(of("123456789012345678901234567890").number("f")).isNull();
    }

    @Test
    void secondsMayHaveDecimals() {
        assertThat(of("1706745600.0").seconds("f")).isEqualTo(Instant.ofEpochSecond(1706745600));
        assertThat(of("\"1337063206.25\"").seconds("f")).isEqualTo(Instant.ofEpochMilli(1337063206250L));
        assertThat(of("\"False\"").seconds("f")).isNull();
    }

    @Test
    void timesHaveAZone() {
        assertThat(of("\"2014-06-01T01:05:38-07:00\"").time("f")).isEqualTo("2014-06-01T08:05:38Z");
        assertThat(of("\"2019-10-21T21:54:52Z\"").time("f")).isEqualTo("2019-10-21T21:54:52Z");
        assertThat(of("\"2012/03/10 22:36:40 -0800\"").time("f")).isEqualTo("2012-03-11T06:36:40Z");
        assertThat(of("\"2019-10-21T21:54:52\"").time("f")).isNull();
    }

    @Test
    void textsMayBeInObjects() {
        assertThat(of("[\"a\",{\"name\":\"b\"},null,7,{}]").texts("f", "name")).containsExactly("a", "b", "7");
        assertThat(of("\"a\"").texts("f", "name")).isEmpty();
    }
}
