package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTests {

    @Test
    void normalizedRemovesWhiteSpaceOutsideStringsOnly() {
        assertThat(JsonText.normalized(" {\r\n\t\"a b\" : [ 1, \" \" ] } ")).isEqualTo("{\"a b\":[1,\" \"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"\\u003cb\\u003E\" | \"<b>\"",
        "\"\\/\" | \"/\"",
        "\"\\ud83d\\uDE00\" | \"\uD83D\uDE00\"",
        "\"\\u0041\\t\\n\\r\\b\\f\" | \"A\\u0009\\u000a\\u000d\\u0008\\u000c\"",
        "\"\\\"\\\\\" | \"\\\"\\\\\"",
        "\"\\u0022\" | \"\\\"\"",
        "\"a\\\\\",\"b \" | \"a\\\\\",\"b \""
    })
    void normalizedResolvesEscapes(String json, String normalized) {
        assertThat(JsonText.normalized(json)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\\", "\"\\u", "\"\\u12", "\"\\uzzzz\"", "nonsense"})
    void normalizedDoesNotThrowForInvalidJson(String json) {
        assertThatCode(() -> JsonText.normalized(json)).doesNotThrowAnyException();
    }

    @Test
    void normalizedKeepsTheLettersOfAnInvalidEscape() {
        assertThat(JsonText.normalized("\"\\uzzzz\"")).isEqualTo("\"uzzzz\"");
    }

    @Test
    void quotedEscapesQuotesBackslashesAndControlCharactersOnly() {
        assertThat(JsonText.quoted("\"\\\u0001/é\u007f")).isEqualTo("\"\\\"\\\\\\u0001/é\u007f\"");
    }
}
