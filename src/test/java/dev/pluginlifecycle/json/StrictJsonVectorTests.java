package dev.pluginlifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.testing.WireContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The strict mapper accepts, rejects and writes each vector as the Rust runtime does, to the byte. */
@Tag("strict-json")
class StrictJsonVectorTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.WireVector#all")
    void newMapperReadsAndWritesTextLikeTheRustRuntime(WireVector vector) throws Exception {
        assertAnswer(vector, MAPPER::readValue);
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.WireVector#all")
    void newMapperReadsAndWritesBytesLikeTheRustRuntime(WireVector vector) throws Exception {
        assertAnswer(vector, (json, type) -> MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type));
    }

    private static void assertAnswer(WireVector vector, WireContract.JsonReader reader) throws Exception {
        if (vector.isAccepted()) {
            Object answer = vector.answer(reader);
            assertThat(MAPPER.writeValueAsString(answer)).isEqualTo(vector.canonical());
            assertThat(MAPPER.writeValueAsBytes(answer)).asString(StandardCharsets.UTF_8).isEqualTo(vector.canonical());
        } else {
            assertThatThrownBy(() -> vector.answer(reader)).isInstanceOf(JsonProcessingException.class);
        }
    }
}
