/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.browser;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/** Makes a picture small enough for the repository: of its 256 most frequent colours. */
final class Picture {

    private static final int MOST_COLOURS = 256;

    private Picture() {
    }

    static byte[] small(byte[] png) {
        try {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            ImageIO.write(withFewColours(ImageIO.read(new ByteArrayInputStream(png))), "png", small);
            return small.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage withFewColours(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] colours = mostFrequent(pixels);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, colours));
            small.getRaster().setSample(i % width, i / width, 0, index);
        }
        return small;
    }

    private static int[] mostFrequent(int[] pixels) {
        Map<Integer, Long> counts = Arrays.stream(pixels).boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(MOST_COLOURS).mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int colour, int[] colours) {
        int nearest = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colour, colours[i]) < distance(colour, colours[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
