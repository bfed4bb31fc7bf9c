# Adds the summary and the page to an error that a command left behind.
$site = 'https://last-error.example'
$file = Join-Path $env:TEMP 'win32.csv'
Invoke-WebRequest -Uri "$site/api/v1/win32.csv" -OutFile $file -UseBasicParsing

$codes = @{}
Import-Csv -Path $file -Encoding UTF8 | ForEach-Object { $codes[[int]$_.value] = $_ }

try {
    [System.IO.File]::OpenRead('C:\no\such\file') | Out-Null
} catch {
    $hresult = $_.Exception.GetBaseException().HResult
    # An HRESULT of facility 7 carries a Win32 code in its low 16 bits.
    if ((($hresult -shr 16) -band 0xFFFF) -eq 0x8007) {
        $code = $codes[$hresult -band 0xFFFF]
        '{0} {1}: {2} {3}' -f $code.number, $code.name, $code.summary, $code.url
    }
}
