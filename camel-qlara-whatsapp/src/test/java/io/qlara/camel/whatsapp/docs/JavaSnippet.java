/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.camel.whatsapp.docs;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a Java snippet in memory. The code around it imports what a reader's class would import. */
final class JavaSnippet {

    private static final String CLASS = "DocumentedCode";
    private static final String IMPORTS = """
            import java.time.*;
            import java.util.*;
            import javax.sql.DataSource;
            import com.hazelcast.core.*;
            import io.github.bucket4j.grid.hazelcast.*;
            import org.apache.camel.*;
            import org.apache.camel.builder.*;
            import org.apache.camel.processor.aggregate.jdbc.*;
            import org.apache.camel.processor.idempotent.jdbc.*;
            import org.apache.camel.spi.*;
            import org.apache.camel.support.jsse.*;
            import org.apache.camel.support.processor.idempotent.*;
            import org.apache.camel.util.concurrent.*;
            import io.qlara.camel.whatsapp.*;
            import io.qlara.camel.whatsapp.client.*;
            import io.qlara.camel.whatsapp.model.*;
            import org.springframework.transaction.*;
            """;

    private JavaSnippet() {
    }

    /** The snippet as the body of a route builder's {@code configure()}. */
    static Class<?> routes(Snippet snippet) {
        return compile(snippet, CLASS, IMPORTS + "public class " + CLASS + " extends RouteBuilder {"
                + " public void configure() throws Exception {\n" + snippet.text() + "}}");
    }

    /** The snippet as the body of a method that has a Camel context and a template. */
    static Class<?> statements(Snippet snippet, String result) {
        return compile(snippet, CLASS, IMPORTS + "public class " + CLASS + " {"
                + " public static Object run(CamelContext camel, ProducerTemplate template) throws Exception {\n"
                + snippet.text() + "return " + result + "; }}");
    }

    /** The snippet as a whole file. */
    static Class<?> file(Snippet snippet, String className) {
        return compile(snippet, className, snippet.text());
    }

    /** A file that a test has put around the snippet. */
    static Class<?> compile(Snippet snippet, String className, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Classes classes = new Classes(compiler.getStandardFileManager(null, null, null));
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(errors, classes, null, List.of("-proc:none"), null,
                List.of(new Source(className, source))).call();
        if (!compiled) {
            throw new AssertionError(snippet + " does not compile:\n" + errors);
        }
        try {
            return classes.new Loader().loadClass(className);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(snippet + " holds no class " + className, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> bytes = new HashMap<>();

        Classes(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
            };
        }

        private final class Loader extends ClassLoader {

            Loader() {
                super(JavaSnippet.class.getClassLoader());
            }

            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!bytes.containsKey(name)) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes.get(name).toByteArray();
                return defineClass(name, code, 0, code.length);
            }
        }
    }
}
