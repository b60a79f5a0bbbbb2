package dev.pluginlifecycle.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * The cost of writing and reading a healthcheck, compared with hand-written code. Reading with Jackson 3 is compared
 * with reading a plain record of the same shape, because Jackson 3 reads any record more slowly than hand-written code.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 4000, timeUnit = TimeUnit.MILLISECONDS)
public class JsonBenchmark {

    @Param
    public Library library;

    @Param({"3", "1000"})
    public int servers;

    private Writer mapperWriter;
    private Writer bareWriter;
    private Reader mapperReader;
    private Reader bareReader;
    private PluginHealthcheck healthcheck;
    private ByteArrayOutputStream out;
    private byte[] json;

    /** The mappers. The hand-written code uses the JSON factory of the Jackson 2 mapper, with the same settings. */
    public enum Library { JACKSON_2, JACKSON_3, STRICT_JSON }

    private interface Writer {

        void write(ByteArrayOutputStream out, PluginHealthcheck healthcheck) throws IOException;
    }

    private interface Reader {

        Object read(byte[] json) throws IOException;
    }

    @Setup
    public void setUp() throws IOException {
        ObjectMapper jackson2 = library == Library.STRICT_JSON ? StrictJson.newMapper() : new JsonMapper();
        HandWritten handWritten = new HandWritten(jackson2.getFactory());
        mapperWriter = jackson2::writeValue;
        mapperReader = bytes -> jackson2.readValue(bytes, PluginHealthcheck.class);
        bareWriter = handWritten::write;
        bareReader = handWritten::read;
        if (library == Library.JACKSON_3) {
            tools.jackson.databind.ObjectMapper jackson3 = new tools.jackson.databind.json.JsonMapper();
            tools.jackson.databind.ObjectMapper snakeCase = tools.jackson.databind.json.JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();
            mapperWriter = jackson3::writeValue;
            mapperReader = bytes -> jackson3.readValue(bytes, PluginHealthcheck.class);
            bareReader = bytes -> snakeCase.readValue(bytes, PlainHealthcheck.class);
        }
        healthcheck = Samples.healthcheck(servers, Samples.Mix.MIXED);
        out = new ByteArrayOutputStream();
        writeBare();
        json = out.toByteArray();
        write();
        if (!Arrays.equals(json, out.toByteArray())
                || !read().equals(healthcheck)
                || !handWritten.read(json).equals(healthcheck)) {
            throw new IllegalStateException("the mapper and the hand-written code differ");
        }
    }

    @Benchmark
    public Object write() throws IOException {
        out.reset();
        mapperWriter.write(out, healthcheck);
        return out;
    }

    @Benchmark
    public Object writeBare() throws IOException {
        out.reset();
        bareWriter.write(out, healthcheck);
        return out;
    }

    @Benchmark
    public Object read() throws IOException {
        return mapperReader.read(json);
    }

    @Benchmark
    public Object readBare() throws IOException {
        return bareReader.read(json);
    }
}
