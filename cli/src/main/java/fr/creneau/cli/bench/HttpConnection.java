package fr.creneau.cli.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to loopback, for a load generator that must leave the cores to what it measures. Not
 * thread-safe.
 */
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MS = 15_000;
    private static final int BUFFER = 8192;

    private final int port;
    private final String head;
    /** What came and was not read yet: its bytes from begin to end. */
    private final byte[] buffer = new byte[BUFFER];

    private int begin;
    private int end;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    HttpConnection(int port, String path, String contentType) {
        this.port = port;
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: " + contentType
                + "\r\nAuthorization: Bearer ";
    }

    /**
     * Posts the body and reads the answer.
     *
     * @param key of the sender
     * @return the status code
     * @throws IOException where the connection failed: whether the server has it is not known, so it is sent again
     */
    int post(String key, byte[] body, int length) throws IOException {
        try {
            OutputStream to = connected();
            to.write((head + key + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            to.write(body, 0, length);
            to.flush();
            return readAnswer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private OutputStream connected() throws IOException {
        OutputStream open = out;
        if (open != null) {
            return open;
        }
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(TIMEOUT_MS);
        fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
        socket = fresh;
        in = fresh.getInputStream();
        begin = 0;
        end = 0;
        out = new java.io.BufferedOutputStream(fresh.getOutputStream(), 16384);
        return out;
    }

    private int readAnswer() throws IOException {
        InputStream from = java.util.Objects.requireNonNull(in);
        String status = line(from);
        int code = Integer.parseInt(status.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(from); !header.isEmpty(); header = line(from)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        if (chunked) {
            for (int chunk = chunkLength(from); chunk > 0; chunk = chunkLength(from)) {
                skip(from, chunk + 2L);
            }
            line(from);
        } else {
            skip(from, length);
        }
        if (last) {
            close();
        }
        return code;
    }

    private int chunkLength(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    /** The next line, which may not be longer than the buffer, without its end. */
    private String line(InputStream in) throws IOException {
        for (int at = begin; ; at++) {
            if (at == end) {
                int line = end - begin;
                System.arraycopy(buffer, begin, buffer, 0, line);
                begin = 0;
                end = line;
                at = line;
                int read = in.read(buffer, end, buffer.length - end);
                if (read <= 0) {
                    throw new EOFException("the server ended the connection");
                }
                end += read;
            }
            if (buffer[at] == '\n') {
                int length = at - begin - (at > begin && buffer[at - 1] == '\r' ? 1 : 0);
                String line = new String(buffer, begin, length, StandardCharsets.US_ASCII);
                begin = at + 1;
                return line;
            }
        }
    }

    private void skip(InputStream in, long length) throws IOException {
        int held = (int) Math.min(length, end - begin);
        begin += held;
        in.skipNBytes(length - held);
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was being given up anyway.
            }
        }
    }
}
