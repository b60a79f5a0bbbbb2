package dev.pluginlifecycle.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.json.StrictJson;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes and reads a healthcheck, compared with plain records of the same shape and the same settings. */
@State(Scope.Benchmark)
public class JsonBenchmark {

    @Param
    public Library library;

    @Param({"5", "1000"})
    public int servers;

    private Mapper mapper;
    private Mapper baseline;
    private PluginHealthcheck healthcheck;
    private PlainHealthcheck plain;
    private byte[] json;

    public enum Library { JACKSON_2, JACKSON_3, STRICT_JSON }

    private interface Writer {

        byte[] write(Object value) throws Exception;
    }

    private interface Reader {

        Object read(byte[] json, Class<?> type) throws Exception;
    }

    private record Mapper(Writer writer, Reader reader) {}

    @Setup
    public void setUp() throws Exception {
        if (library == Library.JACKSON_3) {
            var jackson3 = new tools.jackson.databind.json.JsonMapper();
            var snakeCase = jackson3.rebuild()
                    .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                    .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();
            mapper = new Mapper(jackson3::writeValueAsBytes, jackson3::readValue);
            baseline = new Mapper(snakeCase::writeValueAsBytes, snakeCase::readValue);
        } else {
            JsonMapper jackson2 = library == Library.STRICT_JSON ? StrictJson.newMapper() : new JsonMapper();
            ObjectMapper snakeCase = jackson2.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
            mapper = new Mapper(jackson2::writeValueAsBytes, jackson2::readValue);
            baseline = new Mapper(snakeCase::writeValueAsBytes, snakeCase::readValue);
        }
        healthcheck = Samples.healthcheck(Samples.servers(servers, servers / 2));
        plain = PlainHealthcheck.of(healthcheck);
        json = mapper.writer.write(healthcheck);
        if (!Arrays.equals(json, baseline.writer.write(plain))
                || !read().equals(healthcheck)
                || !readBaseline().equals(plain)) {
            throw new IllegalStateException("the healthcheck and the plain records differ");
        }
    }

    @Benchmark
    public byte[] write() throws Exception {
        return mapper.writer.write(healthcheck);
    }

    @Benchmark
    public byte[] writeBaseline() throws Exception {
        return baseline.writer.write(plain);
    }

    @Benchmark
    public Object read() throws Exception {
        return mapper.reader.read(json, PluginHealthcheck.class);
    }

    @Benchmark
    public Object readBaseline() throws Exception {
        return baseline.reader.read(json, PlainHealthcheck.class);
    }
}
