/*
 * SPDX-License-Identifier: Apache-2.0
 */
package io.qlara.examples.orders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** The receipt of an order as a PDF of one page. */
public class Receipt {

    private static final int LONGEST_LINE = 60;
    private static final float LEFT = 40;
    private static final float TOP = 540;
    private static final float LINE = 24;

    private final OrderTexts texts = new OrderTexts();

    /** @param order a row of the table {@code orders} */
    public byte[] pdf(Map<String, Object> order) throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, texts.parameters(order));
            }
            document.save(pdf);
            return pdf.toByteArray();
        }
    }

    private static void write(PDPageContentStream content, List<String> lines) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(LEFT, TOP);
        for (String line : lines) {
            content.showText(printable(line));
            content.newLineAtOffset(0, -LINE);
        }
        content.endText();
    }

    /** The fonts that every reader of PDF has hold the letters of Western Europe only. */
    private static String printable(String line) {
        CharsetEncoder letters = Charset.forName("windows-1252").newEncoder();
        StringBuilder printable = new StringBuilder();
        line.codePoints().limit(LONGEST_LINE)
                .map(letter -> !Character.isISOControl(letter) && letters.canEncode(Character.toString(letter)) ? letter : '?')
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
