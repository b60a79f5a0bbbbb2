package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mapper check finds what a module of a host changes in strings, numbers and untyped values. */
class WireContractModuleTests {

    private static final AtomicReference<UnaryOperator<String>> TEXT_CHANGE = new AtomicReference<>();

    /** One mapper for all changes of a string: most of the time of a check is for the first use of a mapper. */
    private static final JsonMapper TEXT_MAPPER = JsonMapper.builder()
            .addModules(
                    writing(String.class, text -> TEXT_CHANGE.get().apply(text)),
                    reading(text -> TEXT_CHANGE.get().apply(text)))
            .build();

    private static List<String> check(JsonMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    private static List<String> check(Module module) {
        return check(JsonMapper.builder().addModule(module).build());
    }

    /** Each change of a string, with a part of the expected messages: the actual and the expected text. */
    static Stream<Arguments> textChanges() {
        return Stream.of(
                text("lower case", text -> text.toLowerCase(Locale.ROOT), "</b> a@example", "</b> A@example"),
                text("upper case", text -> text.toUpperCase(Locale.ROOT), "\"name\":\"SEARCH", "\"name\":\"search"),
                text("trim", String::trim, "\"<b>&", "\" <b>&"),
                text("one space", text -> text.replaceAll(" +", " "), "\\ufb01 \\u00a0", "\\ufb01 \\u0020\\u00a0"),
                text("NFC", text -> Normalizer.normalize(text, Form.NFC), " \\u00e9\\ufb01", " e\\u0301\\ufb01"),
                text("NFD", text -> Normalizer.normalize(text, Form.NFD), "\\u000ae\\u0301", "\\u000a\\u00e9"),
                text("NFKC", text -> Normalizer.normalize(text, Form.NFKC), " \\u00e9fi", " e\\u0301\\ufb01"),
                text("no zero width", text -> text.replace("\u200B", ""), "\\u00a0\\u201c", "\\u00a0\\u200b\\u201c"),
                text("no no-break space", text -> text.replace('\u00A0', ' '), "\\u0020\\u0020", "\\u0020\\u00a0"),
                text("plain quotes", text -> text.replaceAll("[\u201C\u201D]", "\""), "\\\"quoted", "\\u201cquoted"),
                text("no emoji", text -> text.replaceAll("[^\u0000-\uFFFF]", "?"), "\\u00e9?", "\\u00e9\\ud83d\\ude00"),
                text("no control character", text -> text.replace("\u0001", ""), ".com \\u0009", ".com \\u0001\\u0009"),
                text("Unix line breaks", text -> text.replace("\r\n", "\n"), "\\u0009\\u000a", "\\u0009\\u000d\\u000a"),
                text("no tab", text -> text.replace('\t', ' '), "\\u0001 ", "\\u0001\\u0009"),
                text("no backslash", text -> text.replace("\\", ""), "'/</b>", "'\\\\/</b>"),
                text("null", text -> text.equals("null") ? null : text, "\"q\":...null,", "\"q\":...\"null\","),
                text("empty to null", text -> text.isEmpty() ? null : text, "\"q\":[null,", "\"q\":[\"\","),
                text("card masked", text -> text.replaceAll("\\d{16}", "****"), "-- c **** ", "-- c 4111111111111111 "),
                text("%20 decoded", text -> text.replace("%20", " "), " 100 + ", " 100%20+ "),
                text("+ decoded", text -> text.replace('+', ' '), " 100%20 ", " 100%20+ "),
                text("HTML escaped", text -> text.replace("<", "&lt;"), "\" &lt;b>", "\" <b>"),
                text("HTML removed", text -> text.replaceAll("</?b>", ""), "\" &", "\" <b>&"),
                text("SQL removed", text -> text.replaceAll("DROP TABLE", ""), "b; \\u0020b", "b; DROP TABLE b"),
                text("SQL comment removed", text -> text.replace("--", ""), "TABLE b \\u0020c", "TABLE b -- c"),
                text("SQL end removed", text -> text.replace(";", ""), "FROM b DROP", "FROM b; DROP"),
                text("token masked", text -> text.replaceAll("Bearer \\S+", "***"), " *** ", " Bearer abc.def "),
                text("user masked", text -> text.replaceAll("//[^/@]+@", "//"), "//example", "//user:secret@example"),
                text("query masked", text -> text.replaceAll("token=\\w+", "token=***"), "?token=*** ", "?token=abc "),
                text("e-mail masked", text -> text.replaceAll("\\w+@e", "***@e"), "</b> ***@e", "</b> A@e"),
                text("cut at 1000", text -> text.replaceAll("(?s)(.{1000}).+", "$1"), "...xxxxxxxxxxxxxxx\"]",
                        "...xxxxxxxxxxxxxxxxx"));
    }

    private static Arguments text(String name, UnaryOperator<String> change, String seen, String expected) {
        return arguments(name, change, seen, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textChanges")
    void checkReportsAChangedText(String name, UnaryOperator<String> change, String seen, String expected) {
        TEXT_CHANGE.set(change);
        List<String> violations = check(TEXT_MAPPER);
        assertReported(violations, " was written with ", seen, expected);
        assertReported(violations, " was read with ", seen, expected);
    }

    private static void assertReported(List<String> violations, String kind, String seen, String expected) {
        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.split(", expected", 2)[0]).contains(kind).contains(seen);
            assertThat(violation.split(", expected", 2)[1]).contains(expected);
        });
    }

    static Stream<Arguments> otherChanges() {
        return Stream.of(
                arguments("digits written as numbers", writing(String.class, text -> number(text)),
                        "ServerHealth was written with \"capabilities\":...42,", "...\"42\","),
                arguments("digits read as numbers", readingUntyped(value -> number(value)),
                        "ToolInfo was read with \"q\":...42,", "...\"42\","),
                arguments("fractions read as numbers", readingUntyped(value -> value.equals("2.0") ? 2.0 : value),
                        "ToolInfo was read with \"q\":...2.0,", "...\"2.0\","),
                arguments("booleans read", readingUntyped(value -> value.equals("true") ? true : value),
                        "ToolInfo was read with \"q\":...true,", "...\"true\","),
                arguments("booleans as 0 and 1", writing(Boolean.class, value -> value ? 1 : 0),
                        "ToolInfo was written with \"q\":...1,0,", "...true,false,"),
                arguments("two digits", writing(Double.class, value -> Math.round(value * 100) / 100.0),
                        "ToolInfo was written with \"q\":...-1.23,2.0,0.0,", "...-1.23456789,2.0,0.001,"),
                arguments("floats", writing(Double.class, Double::floatValue),
                        "ToolInfo was written with \"q\":...-1.2345679,", "...-1.23456789,"),
                arguments("2.0 written as 2", writing(Double.class, value -> value == 2 ? BigInteger.TWO : value),
                        "ToolInfo was written with \"q\":...2,", "...2.0,"),
                arguments("2.0 read as 2", readingUntyped(value -> value.equals(2.0) ? 2 : value),
                        "ToolInfo was read with \"q\":...2,", "...2.0,"),
                arguments("no exponents", writing(Double.class, value -> value > 1e20 ? BigInteger.TEN.pow(21) : value),
                        "ToolInfo was written with \"q\":...1000000000000000000000,", "...1.0E21,"),
                arguments("longs written as doubles", writing(Long.class, Long::doubleValue),
                        "ToolInfo was written with \"q\":...9.007199254740992E15,", "...9007199254740993,"),
                arguments("longs read as doubles",
                        readingUntyped(value -> value instanceof Long number ? number.doubleValue() : value),
                        "ToolInfo was read with \"q\":...9.007199254740992E15,", "...9007199254740993,"),
                arguments("longs as strings", writing(Long.class, String::valueOf),
                        "ToolInfo was written with \"q\":...\"9007199254740993\",", "...9007199254740993,"),
                arguments("integers as strings", writing(Integer.class, String::valueOf),
                        "ToolInfo was written with \"q\":...\"0\",", "...0,"));
    }

    private static Object number(Object value) {
        return value instanceof String text && text.matches("\\d+") ? Long.valueOf(text) : value;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherChanges")
    void checkReportsAChangedNumberOrType(String name, Module module, String seen, String expected) {
        assertReported(check(module), "", seen, expected);
    }

    @Test
    void checkReportsATextReadAsADate() {
        assertThat(check(readingUntyped(value -> value.equals("2026-11-28") ? LocalDate.EPOCH : value)))
                .singleElement().asString()
                .startsWith("ToolInfo could not be read: ValueInstantiationException: ")
                .contains("inputSchema.properties.q[6]: java.time.LocalDate is not a JSON value");
        assertThat(check(readingUntyped(value -> value.equals("2026-11-28T10:15:30Z") ? Instant.EPOCH : value)))
                .singleElement().asString().contains(".q[7]: java.time.Instant is not a JSON value");
    }

    @Test
    void checkAcceptsAnotherNotationOfTheSameValue() {
        assertThat(check(JsonMapper.builder()
                        .addModule(writing(Double.class, number -> new BigDecimal(number.toString())))
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()))
                .isEmpty();
    }

    /** A module that writes another value for each value of a class. */
    private static <T> Module writing(Class<T> type, Function<T, Object> change) {
        return new SimpleModule().addSerializer(type, new StdScalarSerializer<>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                Object written = change.apply(value);
                if (written instanceof Number) {
                    generator.writeNumber(written.toString());
                } else {
                    generator.writeString((String) written);
                }
            }
        });
    }

    /** A module that reads another string for each string, also in an untyped value. */
    private static Module reading(UnaryOperator<String> change) {
        return new SimpleModule().addDeserializer(String.class, new StdScalarDeserializer<>(String.class) {
            private static final long serialVersionUID = 1;

            @Override
            public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return change.apply(parser.getText());
            }
        });
    }

    /** A module that reads another value for each untyped value that is not null. */
    private static Module readingUntyped(UnaryOperator<Object> change) {
        return new SimpleModule().addDeserializer(
                Object.class, new UntypedObjectDeserializer((JavaType) null, (JavaType) null) {
            private static final long serialVersionUID = 1;

            @Override
            public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                Object value = super.deserialize(parser, context);
                return value == null ? null : change.apply(value);
            }
        });
    }
}
