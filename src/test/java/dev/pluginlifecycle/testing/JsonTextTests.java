package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "` {\r\n\t\"a b\" : [ 1, \" \" ] } ` | {\"a b\":[1,\" \"]}",
        "\"\\u003cb\\u003E\" | \"<b>\"",
        "\"\\/\" | \"/\"",
        "\"\\ud83d\\uDE00\" | \"\uD83D\uDE00\"",
        "\"\\u0041\\t\\n\\r\\b\\f\" | \"A\\u0009\\u000a\\u000d\\u0008\\u000c\"",
        "\"\\\"\\\\\" | \"\\\"\\\\\"",
        "\"\\u0022\" | \"\\\"\"",
        "\"a\\\\\",\"b \" | \"a\\\\\",\"b \""
    })
    void normalizedRemovesWhiteSpaceAndResolvesEscapes(String json, String normalized) {
        assertThat(JsonText.normalized(json)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @CsvSource({"1e21, 1.0E21", "1.0E+21, 1.0E21", "-1.50, -1.5", "0.0000001, 1.0E-7", "2, 2", "2.0, 2.0", "0, 0",
        "9007199254740993, 9007199254740993", "01.0, 01.0", "2., 2.", "-, -", "1e, 1e", "\"1e21\", \"1e21\"",
        "'[1e0,-2,3.50]', '[1.0,-2,3.5]'"})
    void normalizedWritesEqualFractionsInTheSameWay(String json, String normalized) {
        assertThat(JsonText.normalized(json)).isEqualTo(normalized);
    }

    @Test
    void visibleEscapesWhatAReaderCannotSeeOrTellApart() {
        assertThat(JsonText.visible("\"a   b\u00a0\u200b\u00e9~\uD83D\uDE00\u007f\u001b\uDC00\""))
                .isEqualTo("\"a \\u0020\\u0020b\\u00a0\\u200b\\u00e9~\\ud83d\\ude00\\u007f\\u001b\\udc00\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\\", "\"\\u", "\"\\u12", "\"\\uzzzz\"", "nonsense"})
    void normalizedReturnsInvalidJsonAsItIs(String json) {
        assertThat(JsonText.normalized(json)).isEqualTo(json);
    }

    @Test
    void quotedEscapesQuotesBackslashesAndControlCharactersOnly() {
        assertThat(JsonText.quoted("\"\\\u0001/é\u007f")).isEqualTo("\"\\\"\\\\\\u0001/é\u007f\"");
    }
}
